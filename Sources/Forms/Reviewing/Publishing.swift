import Proposals
import Reviews

/// Writing what a reviewer said to the record.
extension Form {
    mutating func publish() -> [Effect] {
        guard let review = layers.openReview else { return [] }
        guard review.draftCount > 0 else {
            say("Nothing to publish.")
            return []
        }
        guard proposal.bytes == session.file.saved else {
            session.message = Message(
                "Save the proposal first: what you sign here is in no file yet.", isError: true)
            return []
        }
        var record = review.record
        record.stamp(
            review.start.reviewer, today: session.context.today, revision: review.start.revision)
        let request = SaveRequest(
            path: review.path, bytes: record.text, expected: review.published)
        return [
            .publish(
                Publication(
                    request: request, reviewer: review.start.reviewer,
                    proposal: session.file.path ?? "", reviewed: session.file.saved))
        ]
    }

    /// Takes in the result of writing the record.
    ///
    /// - Parameter isOutdated: whether the proposal's file is no longer as it was reviewed.
    mutating func finishPublishing(_ result: SaveResult, isOutdated: Bool) -> [Effect] {
        switch result {
        case .written(let request):
            layers.changeReview { $0.take(published: request.bytes, path: request.path) }
            session.message =
                isOutdated
                ? Message(
                    "Wrote \(request.path). The proposal changed on the disk: review it again.",
                    isError: true)
                : Message("Wrote \(request.path); nothing is sent anywhere.")
            return [.beginDraft]
        case .unconfirmed(let request, let why):
            _ = finishPublishing(.written(request), isOutdated: isOutdated)
            session.message = Message(
                "Wrote \(request.path), but the disk does not confirm it (\(why)). Your draft is "
                    + "kept too.", isError: true)
        case .same: say("Nothing to publish.")
        case .exists(let request): takeFound(nil, of: request)
        case .changed(let request, let found): takeFound(found, of: request)
        case .failed(_, let why):
            session.message = Message("\(why) Your draft is still here.", isError: true)
        }
        return []
    }

    /// The record on the disk is another one: both are put together, and the reviewer looks again.
    private mutating func takeFound(_ found: [UInt8]?, of request: SaveRequest) {
        guard let review = layers.openReview else { return }
        guard let found else {
            layers.changeReview { $0.published = nil }
            session.message = Message(
                "\(request.path) is gone, or came anew; publish once more to write it.",
                isError: true)
            return
        }
        let merge = RecordMerge(
            base: review.base, mine: review.record, theirs: ReviewRecord(found))
        layers.changeReview { review in
            review.published = found
            review.change { $0 = merge.record }
        }
        let what =
            merge.both.isEmpty
            ? "too; both are put together: look, and publish once more"
            : "in \(merge.both.joined(separator: ", ")) too, see the notes; publish once more"
        session.message = Message("\(request.path) changed on the disk \(what).", isError: true)
    }
}
