import Folders

/// Words looked for in all proposals of the folder, whatever their status.
struct FolderSearch {
    /// A proposal that holds all of the words.
    struct Found: Sendable {
        let path: String
        let hits: SearchHits
    }

    /// The proposals by how well they match: all words in one line before words here and there, the
    /// title before a heading before text; else by the number in the file's name, and by path.
    private(set) var found: [Found] = []
    /// Why others could not be read.
    private(set) var unread: [Failure] = []

    /// Reads with all processors.
    init(_ search: TextSearch, in paths: [String]) {
        let read = FolderReader.inOrder(paths) { path in
            Result { () throws(Failure) in
                let hits = search.hits(in: try WholeFile.read(path))
                return hits.map { Found(path: path, hits: $0) }
            }
        }
        var ranked: [(missing: Int, kind: Int, number: Int, found: Found)] = []
        for result in read {
            do throws(Failure) {
                guard let one = try result.get() else { continue }
                let number = FileNumber(path: one.path)?.value ?? Int.max
                ranked.append((one.hits.missing, one.hits.kind.rawValue, number, one))
            } catch {
                unread.append(error)
            }
        }
        ranked.sort { one, other in
            (one.missing, one.kind, one.number, one.found.path)
                < (other.missing, other.kind, other.number, other.found.path)
        }
        found = ranked.map(\.found)
    }
}
