import Glibc
import Proposals
import Terminal

/// The author's date and time.
enum Clock {
    /// Today in the time zone of `TZ`; with `SOURCE_DATE_EPOCH` the day of that moment in UTC.
    static var today: Day {
        if let epoch = Environment.value("SOURCE_DATE_EPOCH").flatMap({ Int($0) }) {
            return Day(secondsSince1970: epoch)
        }
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return Day(secondsSince1970: now + parts.tm_gmtoff)
    }

    /// Since some moment, whatever happens to the date.
    static var milliseconds: Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }

    /// `10:42 today`, or the day and the time.
    static func text(of seconds: Int) -> String {
        var moment = seconds
        var parts = tm()
        localtime_r(&moment, &parts)
        let digits = { (number: Int32) in number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(digits(parts.tm_hour)):\(digits(parts.tm_min))"
        let day = Day(secondsSince1970: seconds + parts.tm_gmtoff)
        return day == today ? "\(clock) today" : "\(day) \(clock)"
    }
}

/// Today, for one who asks with every key: in all time zones a day begins with a quarter of an hour,
/// so the calendar is looked at once in each.
struct Today {
    private var quarter = 0
    private var known = Day(secondsSince1970: 0)

    mutating func day() -> Day {
        let now = time(nil) / 900
        if now != quarter { (quarter, known) = (now, Clock.today) }
        return known
    }
}
