/// A day of the Gregorian calendar, as proposals write it: `YYYY-MM-DD`.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil if there is no such day; years from 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Day.lengthOfMonth(month, year: year)).contains(day)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads exactly `YYYY-MM-DD`.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Day.number(bytes[0..<4]), let month = Day.number(bytes[5..<7]),
            let day = Day.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that lies `count` days after the first of March of the year 0.
    private init(sinceMarch0 count: Int) {
        let era = (count >= 0 ? count : count - 146_096) / 146_097
        let dayOfEra = count - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The day of a time in seconds since 1970-01-01 00:00 of the same clock.
    package init(secondsSince1970 seconds: Int) {
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        self.init(sinceMarch0: days + 719_468)
    }

    /// Days since the first of March of the year 0 (Howard Hinnant, chrono-compatible dates).
    private var sinceMarch0: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra
    }

    package var description: String {
        "\(Day.padded(year, 4))-\(Day.padded(month, 2))-\(Day.padded(day, 2))"
    }

    /// How many days lie between another day and this one; negative if that is later.
    package func days(since other: Day) -> Int { sinceMarch0 - other.sinceMarch0 }

    /// How many days it is after the Monday before it.
    package var daysAfterMonday: Int { (((sinceMarch0 + 2) % 7) + 7) % 7 }

    /// The English name, such as `Saturday`.
    package var weekday: String {
        // The first of March of the year 0 was a Wednesday.
        let names = [
            "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday",
        ]
        return names[((sinceMarch0 % 7) + 7) % 7]
    }

    /// The day so many days later; stays the same where the calendar ends.
    package func adding(days: Int) -> Day {
        let other = Day(sinceMarch0: sinceMarch0 + days)
        return (1...9999).contains(other.year) ? other : self
    }

    /// The day of the same number so many months later, or the last day of that month if it is
    /// shorter.
    package func adding(months: Int) -> Day {
        let index = year * 12 + month - 1 + months
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        guard index >= 12, newYear <= 9999 else { return self }
        let length = Day.lengthOfMonth(newMonth, year: newYear)
        return Day(year: newYear, month: newMonth, day: min(day, length)) ?? self
    }

    package static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    package static func lengthOfMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
