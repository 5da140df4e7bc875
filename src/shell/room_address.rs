//! Owns where a room goes on that is open, when this computer comes into another network.

use std::net::IpAddr;

use super::networks::{address, only_one};
use crate::app::room::Network;

/// What is said while nobody reaches the address of the room.
const GONE: &str = "This computer has left the network of this address: A chooses another one.";

/// Where a room goes on.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// Where it is; and why nobody reaches it there, if so.
    Stays(Option<String>),
    /// At this address.
    Moves(IpAddr),
}

/// Returns where a room goes on: at its address as long as this computer has it, else in the one network that there is.
/// It is open at `at` and shows `shown`; `asked`: somebody wanted it there. So far phones did not reach it, for this reason.
pub(super) fn follow(at: IpAddr, shown: IpAddr, asked: bool, why: Option<&str>, all: &[Network]) -> Follow {
    let only = only_one(all).and_then(address);
    let is_here = |ip: IpAddr| all.iter().any(|network| address(network) == Some(ip));
    match only {
        _ if at.is_loopback() && asked => Follow::Stays(why.map(str::to_owned)),
        Some(only) if at.is_loopback() => Follow::Moves(only),
        // It is open everywhere: only what is shown changes.
        Some(only) if at.is_unspecified() && shown != only => Follow::Moves(at),
        _ if at.is_loopback() || at.is_unspecified() => Follow::Stays(why.map(str::to_owned)),
        _ if is_here(at) => Follow::Stays(why.filter(|why| *why != GONE).map(str::to_owned)),
        Some(only) => Follow::Moves(only),
        None => Follow::Stays(Some(GONE.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_follows_this_computer_into_the_one_network_that_there_is() {
        let network =
            |text: &str, doubt| Network { name: "n".to_owned(), address: text.to_owned(), doubt, remedy: None };
        let (home, office) = (network("192.168.1.4", None), network("10.1.2.3", None));
        let tunnel = network("10.8.0.2", Some("a tunnel"));
        let ip = |text: &str| -> IpAddr { text.parse().unwrap() };
        let (at, loopback, all) = (ip("192.168.1.4"), ip("127.0.0.1"), ip("0.0.0.0"));
        let gone = Follow::Stays(Some(GONE.to_owned()));
        let none = Follow::Stays(Some("none".to_owned()));
        for (at, shown, asked, why, networks, expected) in [
            // Its network is here, whatever else is.
            (at, at, false, None, vec![home.clone(), office.clone()], Follow::Stays(None)),
            (at, at, false, Some(GONE), vec![home.clone(), tunnel.clone()], Follow::Stays(None)),
            // Its network is gone.
            (at, at, true, None, vec![office.clone(), tunnel.clone()], Follow::Moves(ip("10.1.2.3"))),
            (at, at, false, None, vec![tunnel.clone()], gone),
            (at, at, false, None, vec![], Follow::Stays(Some(GONE.to_owned()))),
            (
                at,
                at,
                false,
                None,
                vec![office.clone(), network("172.16.0.9", None)],
                Follow::Stays(Some(GONE.to_owned())),
            ),
            // No network was found before.
            (loopback, loopback, false, Some("none"), vec![home.clone()], Follow::Moves(ip("192.168.1.4"))),
            (loopback, loopback, false, Some("none"), vec![tunnel], none),
            (loopback, loopback, true, None, vec![home.clone()], Follow::Stays(None)),
            // It is open everywhere.
            (all, ip("192.168.1.4"), true, None, vec![office.clone()], Follow::Moves(all)),
            (all, ip("192.168.1.4"), true, None, vec![home], Follow::Stays(None)),
        ] {
            assert_eq!(follow(at, shown, asked, why, &networks), expected, "{at} {networks:?}");
        }
    }
}
