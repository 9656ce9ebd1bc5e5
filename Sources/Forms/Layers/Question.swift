import Proposals
import Reviews
import Rules

/// A question in the last lines; its keys are fixed, and any other leaves it open and is told them.
package enum Question: Equatable, Sendable {
    /// Something is not saved; nil until it is known where it is kept.
    case leave(Keeping?)
    /// The author asked to leave, and this would be lost, or is kept in another place.
    case lose(Loss)
    /// The file changed on disk since it was read.
    ///
    /// With what was found, nil if it is gone, and what both texts make together.
    case changed(SaveRequest, found: [UInt8]?, merge: SectionMerge?)
    /// The file has become another proposal, of this title, since it was read; what was found.
    case otherProposal(SaveRequest, found: [UInt8], title: String)
    /// The file is not there any more, and another one is it now: to go on there, or not.
    case moved(MovedFile)
    /// Another file has the name.
    case overwrite(SaveRequest)
    case recover(UnsavedWork)
    /// Whether that work is to be deleted, which nothing brings back.
    case discard(UnsavedWork)
    /// Of a reviewer, on the whole.
    case verdict
    /// A change that is to be written into the project's settings.
    case settings(SettingChange)
    /// Changes that are to be made in several files.
    case folder(FolderOffer)
    /// The section at hand, of this title and with so many parts, is to be taken out, though the template
    /// wants it.
    case removal(of: String, parts: Int)

    func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch input {
        case .character(let character):
            if let outcome = answer(character.lowercased(), in: &form) { return outcome }
            form.session.message = noAnswer(by: Key.character(character).footer, in: form)
            return .stays
        case .paste:
            form.session.message = noAnswer(by: "A paste", in: form)
            return .stays
        case .pointed: return .stays
        case .action(.back):
            switch self {
            case .recover(let work): return .closes([.setWorkAside(work)])
            case .discard(let work): return .becomes(.recover(work))
            case .leave, .lose, .changed, .otherProposal, .moved, .overwrite, .verdict, .settings,
                .folder, .removal:
                return .closes
            }
        case .action(let action):
            let name = form.key(for: action, in: .question) ?? action.entry.entry.name
            form.session.message = noAnswer(by: name, in: form)
            return .stays
        }
    }

    /// - Returns: nil where the key is no answer.
    private func answer(_ key: String, in form: inout Form) -> Outcome? {
        switch self {
        case .leave:
            switch key {
            case "y": return form.mayEditDocument() ? .closes(form.save(thenLeave: true)) : .stays
            case "n": return .closes([.leave(keepsWork: true)])
            default: return nil
            }
        case .lose(let loss): return answer(key, to: loss, in: &form)
        case .changed(let request, let found, let merge):
            return answer(key, on: request, found: found, merge: merge, in: &form)
        case .otherProposal(let request, let found, _):
            switch key {
            case "d", "o", "n":
                return answer(key, on: request, found: found, merge: nil, in: &form)
            default: return nil
            }
        case .moved(let moved): return moved.answer(key, in: &form)
        case .overwrite(let request):
            switch key {
            case "o": return .closes([.save(request.overwriting(request.told))])
            case "n":
                form.askForName(thenLeave: request.leavesAfter)
                return .closes
            default: return nil
            }
        case .recover(let work): return answer(key, on: work, in: &form)
        case .discard(let work):
            // No word that somebody types at once has these letters behind one another.
            switch key {
            case "d":
                form.say("Deleted the unsaved work.")
                return .closes([.deleteWork(work)])
            case "n": return .becomes(.recover(work))
            default: return nil
            }
        case .verdict:
            guard let verdict = OverallVerdict.named(by: key) else { return nil }
            form.giveVerdict(verdict)
            return .closes
        case .folder(let offer):
            switch key {
            case "y": return .closes([.makeOffer(offer)])
            case "d":
                form.openDifference(of: offer)
                return .stays
            case "o" where offer.wish.isPossibleHere:
                form.makeHere(offer.wish)
                return .closes
            case "n": return .closes
            default: return nil
            }
        case .settings(let change):
            switch key {
            case "y": return .closes([.changeSettings(change)])
            case "n": return .closes
            default: return nil
            }
        case .removal:
            switch key {
            case "y":
                form.removeSection(isConfirmed: true)
                return .closes
            case "n": return .closes
            default: return nil
            }
        }
    }

    /// Only a key that stands for nothing else loses something.
    private func answer(_ key: String, to loss: Loss, in form: inout Form) -> Outcome? {
        switch key {
        case "l" where loss.isWhole: return .closes([.abandon])
        case "n" where !loss.isWhole:
            form.session.knowsOfPlace = true
            return .closes([.leave(keepsWork: false)])
        case "y" where loss.isText:
            return form.mayEditDocument() ? .closes(form.save(thenLeave: true)) : .stays
        case "n" where loss.isText && loss.isWhole:
            form.askForName(thenLeave: true)
            return .closes
        case "p" where !loss.isText && form.layers.isReviewOpen:
            return .closes(form.publish())
        default: return nil
        }
    }

    private func answer(
        _ key: String, on request: SaveRequest, found: [UInt8]?, merge: SectionMerge?,
        in form: inout Form
    ) -> Outcome? {
        switch (key, found) {
        case ("d", let found?):
            form.openDifference(to: found, heading: DifferenceLayer.toFile)
            return .stays
        case ("o", _):
            return .closes([.save(request.overwriting(found.map { .bytes($0) } ?? .nothing))])
        case ("m", let found?):
            guard let bytes = merge?.bytes else { return nil }
            form.takeFile(bytes, holding: found, says: "Took both; undo brings yours back.")
            return .closes(form.save(thenLeave: request.leavesAfter))
        case ("r", let found?):
            form.takeFile(
                found, holding: found, says: "Took the file's text; undo brings yours back.")
            form.session.file.isChanged = found != form.proposal.bytes
            return .closes(request.leavesAfter ? form.quit() : [])
        case ("n", _):
            form.askForName(thenLeave: request.leavesAfter)
            return .closes
        default: return nil
        }
    }

    private func answer(_ key: String, on work: UnsavedWork, in form: inout Form) -> Outcome? {
        switch key {
        case "r" where work.other == nil:
            if let both = form.merge(of: work)?.bytes {
                form.takeWhole(
                    both, at: both.endOfDifference(from: form.proposal.bytes),
                    says:
                        "Took the unsaved work of \(work.time), and kept what changed in the file "
                        + "since; undo goes back.")
                return .closes([.adoptWork(work)])
            }
            // Saving asks what is to become of what changed in the file.
            if let base = work.base { form.noteBase(base) }
            form.takeWhole(
                work.bytes,
                at: work.lastEdit ?? work.bytes.endOfDifference(from: form.proposal.bytes),
                says: "Took the unsaved work of \(work.time); undo goes back.")
            return .closes([.adoptWork(work)])
        case "d":
            form.openDifference(to: work.bytes, heading: DifferenceLayer.toWork)
            return .stays
        // The unsaved work stays in its journal, and is not offered again.
        case "i": return .closes([.setWorkAside(work)])
        case "x": return .becomes(.discard(work))
        default: return nil
        }
    }

    /// How soon a letter is an answer to a question that came up. Keys of commands do not wait.
    package enum Hearing: Sendable {
        /// The first letter behind it is: what it does can be taken back.
        case atOnce
        /// One that comes alone is, or behind hands that have rested: the author asked for it. Also
        /// one that was typed before it was shown, for everybody knows what is asked.
        case ahead
        /// One that comes alone behind it is, or behind hands that have rested.
        case alone
        /// None is before the hands have rested: nobody asked for it, and an answer may destroy.
        case rested
    }

    package var hearing: Hearing {
        switch self {
        case .verdict: .atOnce
        case .leave: .ahead
        case .recover, .discard, .settings, .folder, .removal: .alone
        case .lose, .changed, .otherProposal, .moved, .overwrite: .rested
        }
    }

    /// Whether the question is about work that was found: nothing but an answer closes it.
    var isOfFoundWork: Bool {
        switch self {
        case .recover, .discard: true
        case .leave, .lose, .changed, .otherProposal, .moved, .overwrite, .verdict, .settings,
            .folder, .removal:
            false
        }
    }
}

extension Outcome {
    /// Puts another question in the place of the answered one.
    fileprivate static func becomes(_ question: Question) -> Outcome {
        .asks { form in
            form.layers.amend(question)
            return []
        }
    }
}

extension OverallVerdict {
    /// The verdict that a key of the question stands for, nil for none at all; nil for other keys.
    fileprivate static func named(by key: String) -> OverallVerdict?? {
        switch key {
        case "a": .some(.approved)
        case "c": .some(.changesRequested)
        case "r": .some(.rejected)
        case "w": .some(nil)
        default: nil
        }
    }
}

extension Form {
    /// Work that was found together with what became of the file since, where that is known.
    fileprivate func merge(of work: UnsavedWork) -> SectionMerge? {
        work.base.map {
            SectionMerge(
                base: $0, mine: work.bytes, theirs: proposal.bytes, template: proposal.template)
        }
    }
}

extension [UInt8] {
    /// Where the last of what another text has not ends, which is where the writing may have gone on.
    fileprivate func endOfDifference(from other: [UInt8]) -> Int {
        let same = zip(reversed(), other.reversed()).prefix { $0 == $1 }.count
        return count - same
    }
}

extension SaveRequest {
    /// Written over what the author was told is there.
    func overwriting(_ told: Told?) -> SaveRequest {
        var request = self
        (request.overwrites, request.told) = (true, told)
        return request
    }
}
