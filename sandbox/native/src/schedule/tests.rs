//! Slots are numbers here.

use std::time::Duration;

use super::*;

type Asked = oneshot::Receiver<Grant<u32>>;

fn schedule(foreground: usize, background: usize) -> Schedule<u32> {
    let mut schedule = Schedule::new(Bounds { foreground, background });
    assert_eq!(schedule.begin_builds(), foreground);
    for slot in 0..u32::try_from(foreground).unwrap() {
        schedule.add_ready(slot);
    }
    schedule
}

/// Due so many seconds after an instant that is the same throughout a test.
struct Clock(Instant);

impl Clock {
    fn new() -> Self {
        Self(Instant::now())
    }

    fn at(&self, seconds: u64) -> Instant {
        self.0 + Duration::from_secs(seconds)
    }
}

fn standing(asked: &mut Asked) -> Option<Standing> {
    asked.try_recv().ok().map(|grant| grant.standing)
}

fn waits(asked: &mut Asked) -> bool {
    matches!(asked.try_recv(), Err(oneshot::error::TryRecvError::Empty))
}

#[test]
fn who_is_due_earliest_is_first_and_who_came_first_where_both_are_due() {
    let clock = Clock::new();
    let mut schedule = schedule(1, 0);
    let slot = schedule.take_now(Line::Single).unwrap();
    let mut late = schedule.ask(Line::Single, clock.at(10));
    let mut later = schedule.ask(Line::Single, clock.at(10));
    let mut soon = schedule.ask(Line::Single, clock.at(5));
    for next in [&mut soon, &mut late, &mut later] {
        assert!(waits(next));
        schedule.release(Standing::Foreground, false);
        schedule.add_ready(slot);
        assert_eq!(standing(next), Some(Standing::Foreground));
    }
}

#[test]
fn those_that_came_alone_and_those_that_came_with_many_take_turns() {
    let clock = Clock::new();
    let mut schedule = schedule(1, 0);
    let slot = schedule.take_now(Line::Bulk).unwrap();
    let mut bulk: Vec<_> = (0..3).map(|_| schedule.ask(Line::Bulk, clock.at(1))).collect();
    let mut single: Vec<_> = (0..2).map(|_| schedule.ask(Line::Single, clock.at(2))).collect();
    let mut order = String::new();
    for _ in 0..5 {
        schedule.release(Standing::Foreground, false);
        schedule.add_ready(slot);
        order.extend(single.iter_mut().filter_map(|asked| standing(asked).map(|_| 's')));
        order.extend(bulk.iter_mut().filter_map(|asked| standing(asked).map(|_| 'b')));
    }
    assert_eq!(order, "sbsbb");
}

#[test]
fn one_who_has_gone_is_passed_over() {
    let clock = Clock::new();
    let mut schedule = schedule(1, 0);
    let slot = schedule.take_now(Line::Single).unwrap();
    drop(schedule.ask(Line::Single, clock.at(1)));
    let mut other = schedule.ask(Line::Single, clock.at(2));
    schedule.release(Standing::Foreground, false);
    schedule.add_ready(slot);
    assert_eq!(standing(&mut other), Some(Standing::Foreground));
}

#[test]
fn nobody_overtakes_those_who_wait() {
    let clock = Clock::new();
    let mut schedule = schedule(2, 0);
    let (first, _second) = (schedule.take_now(Line::Single).unwrap(), schedule.take_now(Line::Single));
    let _waiting = schedule.ask(Line::Single, clock.at(1));
    assert_eq!(schedule.take_now(Line::Single), None);
    schedule.release(Standing::Foreground, false);
    schedule.add_ready(first);
    assert_eq!((schedule.take_now(Line::Single), schedule.waiting()), (None, 0));
}

#[test]
fn a_guest_that_used_its_quantum_lets_the_next_begin_in_a_slot_of_its_own() {
    let clock = Clock::new();
    let mut schedule = schedule(1, 1);
    schedule.take_now(Line::Single).unwrap();
    let mut next = schedule.ask(Line::Single, clock.at(1));
    assert_eq!((schedule.settle(true), schedule.background()), (Settled::Moved, 1));
    assert_eq!(schedule.begin_builds(), 1);
    assert!(waits(&mut next));
    schedule.add_ready(1);
    assert_eq!(standing(&mut next), Some(Standing::Foreground));
    assert!(schedule.is_full() && schedule.slots() == 2);
}

#[test]
fn a_full_background_makes_way_for_those_who_wait_and_not_for_more() {
    let clock = Clock::new();
    let mut schedule = schedule(2, 1);
    let slots = [schedule.take_now(Line::Single).unwrap(), schedule.take_now(Line::Single).unwrap()];
    assert_eq!(schedule.settle(true), Settled::Moved);
    assert_eq!(schedule.begin_builds(), 1);
    schedule.add_ready(2);
    schedule.take_now(Line::Single).unwrap();
    assert_eq!(schedule.settle(true), Settled::Stays);
    let mut waiting = schedule.ask(Line::Bulk, clock.at(1));
    assert_eq!(schedule.settle(false), Settled::Stays);
    assert_eq!(schedule.settle(true), Settled::GivesWay);
    // There is one who waits and one who goes.
    assert_eq!(schedule.settle(true), Settled::Stays);
    schedule.release(Standing::Foreground, true);
    schedule.add_ready(slots[1]);
    assert_eq!(standing(&mut waiting), Some(Standing::Foreground));
    let _another = schedule.ask(Line::Single, clock.at(1));
    assert_eq!(schedule.settle(true), Settled::GivesWay);
}

#[test]
fn one_that_gave_way_goes_to_the_background_when_there_is_room_and_before_those_that_come_later() {
    let clock = Clock::new();
    let mut schedule = schedule(1, 1);
    schedule.take_now(Line::Single).unwrap();
    assert_eq!((schedule.settle(true), schedule.begin_builds()), (Settled::Moved, 1));
    schedule.add_ready(1);
    let slot = schedule.take_now(Line::Single).unwrap();
    let mut gave_way = schedule.ask(Line::Long, clock.at(0));
    assert!(waits(&mut gave_way) && schedule.begin_builds() == 0);
    // The background has room again, and there is one who is to have it.
    schedule.release(Standing::Background, false);
    assert_eq!((schedule.settle(true), schedule.begin_builds()), (Settled::Stays, 0));
    schedule.add_ready(0);
    assert_eq!(standing(&mut gave_way), Some(Standing::Background));
    // The foreground is as it was.
    schedule.release(Standing::Foreground, false);
    schedule.add_ready(slot);
    assert!(schedule.take_now(Line::Single).is_some());
}

#[test]
fn nobody_gives_way_where_there_is_no_background_to_come_back_to() {
    let clock = Clock::new();
    let mut schedule = schedule(1, 0);
    schedule.take_now(Line::Single).unwrap();
    let _waiting = schedule.ask(Line::Single, clock.at(1));
    assert_eq!(schedule.settle(true), Settled::Stays);
}

#[test]
fn a_long_one_does_not_begin_in_the_foreground() {
    let clock = Clock::new();
    let mut schedule = schedule(2, 0);
    assert_eq!(schedule.take_now(Line::Long), None);
    assert!(waits(&mut schedule.ask(Line::Long, clock.at(1))));
}

#[test]
fn slots_in_excess_are_let_go_once_nobody_has_needed_them_for_a_while() {
    let mut schedule = schedule(1, 2);
    for slot in 1..3 {
        schedule.take_now(Line::Single).unwrap();
        assert_eq!((schedule.settle(true), schedule.begin_builds()), (Settled::Moved, 1));
        schedule.add_ready(slot);
    }
    assert!(!schedule.has_surplus());
    for slot in [5, 6] {
        schedule.release(Standing::Background, false);
        schedule.add_ready(slot);
    }
    assert!(schedule.has_surplus());
    // They have been ready only since.
    assert_eq!(schedule.retire(), Vec::<u32>::new());
    let slot = schedule.take_now(Line::Single).unwrap();
    schedule.release(Standing::Foreground, false);
    schedule.add_ready(slot);
    assert_eq!((schedule.retire(), schedule.slots()), (vec![2, 5], 1));
    assert!(!schedule.has_surplus() && schedule.ready() == 1);
}

#[test]
fn a_slot_that_died_is_missed_only_if_it_is_wanted() {
    let mut schedule = schedule(1, 1);
    schedule.take_now(Line::Single).unwrap();
    assert_eq!((schedule.settle(true), schedule.begin_builds()), (Settled::Moved, 1));
    schedule.release(Standing::Background, false);
    schedule.forget(1);
    assert_eq!(schedule.begin_builds(), 0);
    schedule.forget(1);
    assert_eq!(schedule.begin_builds(), 1);
}
