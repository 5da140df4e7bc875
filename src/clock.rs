//! Owns the time of the session, which no change of the computer's clock can bend: a moment of the wall
//! clock, and from there on a clock that nobody can set and that runs on while the computer sleeps.

use chrono::{DateTime, FixedOffset, Local, Offset, TimeDelta, Utc};

/// By how much the computer's clock must be off before it is worth a word.
const OFF: TimeDelta = TimeDelta::seconds(2);
/// How long a sleep must be to be told.
const SLEEP: TimeDelta = TimeDelta::seconds(5);

/// Where a session's time was taken from; enough to know it again after a crash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockBase {
    /// A moment.
    pub wall: DateTime<Utc>,
    /// Nanoseconds from the start of the computer to that moment, sleep included.
    pub boot: i64,
    /// Which start of the computer; empty where the system does not tell.
    pub boot_id: String,
}

/// Tells the time of the session.
#[derive(Debug, Clone)]
pub struct Clock {
    base: ClockBase,
    /// How much longer the computer has been on than awake, when last asked.
    asleep: i64,
}

impl Clock {
    /// Starts with the time the computer shows, or goes on with the time of a session that ended by a crash.
    /// The caller knows whether it did; a base of another start of the computer is not used.
    pub fn start(previous: Option<ClockBase>) -> Self {
        let (boot, boot_id) = (boot_time(), boot_id());
        let fits = |old: &ClockBase| !boot_id.is_empty() && old.boot_id == boot_id && old.boot <= boot;
        let base = previous.filter(fits).unwrap_or_else(|| ClockBase { wall: wall_time(), boot, boot_id });
        Self { base, asleep: boot_time() - awake_time() }
    }

    /// Returns the present moment of the session.
    pub fn now(&self) -> DateTime<Utc> {
        let since = TimeDelta::nanoseconds(boot_time() - self.base.boot);
        // Beyond the calendar a moment stays where it was; the year 9999 is not beyond it.
        self.base.wall.checked_add_signed(since).unwrap_or(self.base.wall)
    }

    /// Returns what a successor needs to know the time after a crash.
    pub fn base(&self) -> &ClockBase {
        &self.base
    }

    /// Returns by how much the computer's clock is ahead of the session's, where that is more than two seconds.
    pub fn moved(&self) -> Option<TimeDelta> {
        let off = wall_time() - self.now();
        (off.abs() > OFF).then_some(off)
    }

    /// Returns how long the computer slept since this was last asked, where that was more than five seconds.
    pub fn slept(&mut self) -> Option<TimeDelta> {
        let asleep = boot_time() - awake_time();
        let slept = TimeDelta::nanoseconds(asleep - self.asleep);
        if slept <= SLEEP {
            return None;
        }
        self.asleep = asleep;
        Some(slept)
    }
}

/// Returns the offset of local time on this computer at a moment, looked up anew each time.
pub fn local_offset(at: DateTime<Utc>) -> FixedOffset {
    at.with_timezone(&Local).offset().fix()
}

#[cfg(unix)]
fn clock(id: rustix::time::ClockId) -> i64 {
    let time = rustix::time::clock_gettime(id);
    time.tv_sec.saturating_mul(1_000_000_000).saturating_add(time.tv_nsec)
}

/// Nanoseconds on a clock that runs on while the computer sleeps.
fn boot_time() -> i64 {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    return clock(rustix::time::ClockId::Boottime);
    // Elsewhere this one counts sleep, or nothing does.
    #[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
    return clock(rustix::time::ClockId::Monotonic);
    #[cfg(not(unix))]
    return awake_time();
}

/// Nanoseconds on a clock that stands still while the computer sleeps.
fn awake_time() -> i64 {
    #[cfg(unix)]
    return clock(rustix::time::ClockId::Monotonic);
    #[cfg(not(unix))]
    {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        START.get_or_init(std::time::Instant::now).elapsed().as_nanos() as i64
    }
}

/// Returns what the computer's clock shows.
pub fn wall_time() -> DateTime<Utc> {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Realtime);
        DateTime::from_timestamp(time.tv_sec, time.tv_nsec as u32).unwrap_or_default()
    }
    #[cfg(not(unix))]
    Utc::now()
}

/// Returns which start of the computer this is.
fn boot_id() -> String {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::fs::{Mode, OFlags, open};
        let mut text = [0; 64];
        let file = open("/proc/sys/kernel/random/boot_id", OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty());
        let count = file.and_then(|file| rustix::io::read(file, &mut text)).unwrap_or(0);
        String::from_utf8_lossy(&text[..count]).trim().to_owned()
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_clock_shows_the_computers_time() {
        let clock = Clock::start(None);
        assert!(clock.moved().is_none());
        assert!((clock.now() - wall_time()).abs() < TimeDelta::seconds(1));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_crashed_sessions_time_goes_on_although_the_clock_was_set() {
        let mut base = Clock::start(None).base().clone();
        // As if the computer's clock had been two hours ahead of where it is now.
        base.wall += TimeDelta::hours(2);
        let clock = Clock::start(Some(base.clone()));
        assert_eq!(clock.base(), &base);
        let moved = clock.moved().unwrap();
        assert!((moved + TimeDelta::hours(2)).abs() < TimeDelta::seconds(1), "{moved}");
        assert!(clock.now() >= base.wall);
    }

    #[test]
    fn another_start_of_the_computer_is_another_time() {
        let base = Clock::start(None).base().clone();
        let far = base.wall + TimeDelta::days(9);
        let foreign = ClockBase { wall: far, boot_id: String::from("another"), ..base.clone() };
        let later = ClockBase { wall: far, boot: base.boot + 3_600_000_000_000, ..base };
        for old in [foreign, later] {
            assert!(Clock::start(Some(old)).moved().is_none());
        }
    }

    #[test]
    fn sleep_is_told_once() {
        let mut clock = Clock::start(None);
        assert_eq!(clock.slept(), None);
        clock.asleep -= 1_800_000_000_000;
        let slept = clock.slept().unwrap();
        assert!((slept - TimeDelta::minutes(30)).abs() < TimeDelta::seconds(1), "{slept}");
        assert_eq!(clock.slept(), None);
    }
}
