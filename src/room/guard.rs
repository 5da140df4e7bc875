//! Owns how often somebody may try: wrong codes from one address and in all, and what one phone sends in a second.

use core::net::IpAddr;
use std::collections::HashMap;
use std::hash::Hash;
use std::time::Duration;

use super::KeyHash;

/// Wrong codes from one address in a minute.
const WRONG: u32 = 10;
/// How many more for each person who joined from there.
const WRONG_EACH: u32 = 2;
/// Wrong codes in all in a minute, after which no code is read for a while.
const WRONG_IN_ALL: u32 = 200;
/// How long no code is read then.
const PAUSE: Duration = Duration::from_secs(30);
/// What is counted together as a minute.
const MINUTE: Duration = Duration::from_mins(1);
/// What one phone may send in a second.
const WRITES: u32 = 10;
/// What all phones together may send in a second.
const WRITES_IN_ALL: u32 = 5_000;
const SECOND: Duration = Duration::from_secs(1);

/// How long somebody has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait(pub Duration);

impl Wait {
    /// Returns it in whole seconds, at least one.
    pub fn seconds(self) -> u64 {
        self.0.as_secs_f64().ceil().max(1.0) as u64
    }
}

/// Counts of one span of time, from its first event on.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    since: Duration,
    n: u32,
}

impl Count {
    /// Counts one more, unless there are so many already in the span.
    fn add(&mut self, now: Duration, span: Duration, most: u32) -> Result<(), Wait> {
        let age = now.saturating_sub(self.since);
        if self.n == 0 || age >= span {
            *self = Self { since: now, n: 0 };
        }
        if self.n >= most {
            return Err(Wait(span.saturating_sub(now.saturating_sub(self.since))));
        }
        self.n += 1;
        Ok(())
    }

    /// Returns how long it takes until one more may come.
    fn wait(&self, now: Duration, span: Duration, most: u32) -> Option<Wait> {
        let age = now.saturating_sub(self.since);
        (age < span && self.n >= most).then(|| Wait(span.saturating_sub(age)))
    }
}

/// Counts tries. Times are since any moment in the past that stays the same.
#[derive(Debug, Default)]
pub struct Guard {
    wrong: HashMap<IpAddr, Count>,
    wrong_in_all: Count,
    /// Until when no code is read.
    paused: Option<Duration>,
    writes: HashMap<KeyHash, Count>,
    writes_in_all: Count,
}

impl Guard {
    /// Returns whether a code from this address may be tried, where so many phones that have joined are.
    pub fn may_try(&self, from: IpAddr, joined: usize, now: Duration) -> Result<(), Wait> {
        if let Some(until) = self.paused.filter(|until| *until > now) {
            return Err(Wait(until.saturating_sub(now)));
        }
        let most = WRONG + WRONG_EACH * joined.min(10_000) as u32;
        match self.wrong.get(&from).and_then(|count| count.wait(now, MINUTE, most)) {
            Some(wait) => Err(wait),
            None => Ok(()),
        }
    }

    /// Notes a wrong code. Returns whether that pauses all codes, which the facilitator should know.
    pub fn note_wrong(&mut self, from: IpAddr, now: Duration) -> bool {
        forget_old(&mut self.wrong, now, MINUTE);
        let _ = self.wrong.entry(from).or_default().add(now, MINUTE, u32::MAX);
        let full = self.wrong_in_all.add(now, MINUTE, WRONG_IN_ALL).is_err();
        if full {
            self.paused = Some(now + PAUSE);
            self.wrong_in_all = Count::default();
        }
        full
    }

    /// Counts something that a phone sends.
    pub fn write(&mut self, phone: &KeyHash, now: Duration) -> Result<(), Wait> {
        self.writes_in_all.add(now, SECOND, WRITES_IN_ALL)?;
        forget_old(&mut self.writes, now, SECOND);
        self.writes.entry(phone.clone()).or_default().add(now, SECOND, WRITES)
    }
}

/// Forgets what is over, where there is much of it.
fn forget_old<K: Eq + Hash>(counts: &mut HashMap<K, Count>, now: Duration, span: Duration) {
    if counts.len() >= 4096 {
        counts.retain(|_, count| now.saturating_sub(count.since) < span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn wrong_codes_cost_their_address_alone() {
        let (mut guard, here, there) = (Guard::default(), IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        for _ in 0..10 {
            assert_eq!(guard.may_try(here, 0, at(500)), Ok(()));
            assert!(!guard.note_wrong(here, at(500)));
        }
        assert_eq!(guard.may_try(here, 0, at(1_000)), Err(Wait(at(59_500))));
        assert_eq!((guard.may_try(here, 1, at(1_000)), guard.may_try(there, 0, at(1_000))), (Ok(()), Ok(())));
        assert_eq!(guard.may_try(here, 0, at(60_500)), Ok(()));
        assert_eq!(Wait(at(59_500)).seconds(), 60);
    }

    #[test]
    fn two_hundred_wrong_codes_pause_all_of_them() {
        let mut guard = Guard::default();
        let from = |n: u32| IpAddr::from([10, 0, (n / 100) as u8, (n % 100) as u8]);
        let paused: Vec<u32> = (0..201).filter(|n| guard.note_wrong(from(*n), at(1_000))).collect();
        assert_eq!(paused, [200]);
        assert_eq!(guard.may_try(from(999), 50, at(2_000)), Err(Wait(at(29_000))));
        assert_eq!(guard.may_try(from(999), 0, at(31_000)), Ok(()));
    }

    #[test]
    fn a_phone_sends_ten_things_in_a_second() {
        let (mut guard, phone, other) = (Guard::default(), hash(1), hash(2));
        for _ in 0..10 {
            assert_eq!(guard.write(&phone, at(100)), Ok(()));
        }
        assert_eq!(guard.write(&phone, at(400)), Err(Wait(at(700))));
        assert_eq!((guard.write(&other, at(400)), guard.write(&phone, at(1_100))), (Ok(()), Ok(())));
    }

    fn hash(n: u8) -> KeyHash {
        super::super::Key::new([n; 16]).hash()
    }
}
