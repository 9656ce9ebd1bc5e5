import Folders

/// Words looked for in all proposals of the folder, whatever their status.
struct FolderSearch {
    /// A proposal that holds all of the words.
    struct Found: Sendable {
        let path: String
        /// The best line, or where all were asked for, each that holds one of the words.
        let lines: [SearchHits.Line]
        /// How well it matches.
        fileprivate let missing: Int
        fileprivate let kind: Int
    }

    /// The proposals by how well they match: all words in one line before words here and there, the
    /// title before a heading before text; else by the number in the file's name, and by path.
    private(set) var found: [Found] = []
    /// Why others could not be read.
    private(set) var unread: [Failure] = []

    /// Reads with all processors; of texts nothing is kept but the lines that are told.
    init(_ search: TextSearch, in paths: [String], wantsAll: Bool = false) {
        let read = FolderReader.inOrder(paths) { path in
            Result { () throws(Failure) in
                let hits = search.hits(in: try WholeFile.read(path))
                return hits.map { hits in
                    Found(
                        path: path, lines: wantsAll ? hits.all : [hits.best],
                        missing: hits.missing, kind: hits.kind.rawValue)
                }
            }
        }
        var ranked: [(missing: Int, kind: Int, number: Int, found: Found)] = []
        for result in read {
            do throws(Failure) {
                guard let one = try result.get() else { continue }
                let number = FileNumber(path: one.path)?.value ?? Int.max
                ranked.append((one.missing, one.kind, number, one))
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
