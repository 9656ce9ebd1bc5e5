import Interchange

/// What a client sent, as JSON-RPC has it.
enum Message {
    case request(id: JSON, method: String, params: JSON)
    case notification(method: String, params: JSON)
    /// An answer to something that was asked.
    case response
    /// Neither, with the number that it gives itself.
    case invalid(id: JSON)

    init(_ json: JSON) {
        let id = json["id"]
        let params = json["params"] ?? .null
        switch (id, json["method"]?.string) {
        case (nil, let method?): self = .notification(method: method, params: params)
        case (let id?, let method?):
            switch id {
            case .number, .string, .decimal: self = .request(id: id, method: method, params: params)
            default: self = .invalid(id: .null)
            }
        case (_, nil) where json["result"] != nil || json["error"] != nil: self = .response
        case (let id, nil):
            switch id {
            case .number?, .string?: self = .invalid(id: id ?? .null)
            default: self = .invalid(id: .null)
            }
        }
    }
}

/// Why a request has no result.
struct RequestFault: Error {
    let code: Int
    let message: String

    static func parse(_ message: String) -> RequestFault { .init(code: -32700, message: message) }
    static func invalid(_ message: String) -> RequestFault { .init(code: -32600, message: message) }
    static let unknown = RequestFault(code: -32601, message: "octopen does not know this method")
    static func params(_ what: String) -> RequestFault { .init(code: -32602, message: what) }
    static let notInitialized = RequestFault(code: -32002, message: "not initialized")
    static let cancelled = RequestFault(code: -32800, message: "cancelled")
    static func refused(_ why: String) -> RequestFault { .init(code: -32803, message: why) }

    var json: JSON { .object([("code", .number(code)), ("message", .string(message))]) }
}
