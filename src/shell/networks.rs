//! Owns which networks this computer is in, and in which of them phones can be.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use if_addrs::{IfAddr, get_if_addrs};

use crate::app::room::Network;

/// What the names of networks begin with that only lead out of this computer by a detour, and what they are.
const DOUBTS: &[(&str, &str)] = &[
    ("tun", "a tunnel"),
    ("tap", "a tunnel"),
    ("wg", "a tunnel"),
    ("utun", "a tunnel"),
    ("ppp", "a tunnel"),
    ("ipsec", "a tunnel"),
    ("tailscale", "a tunnel"),
    ("zt", "a tunnel"),
    ("nordlynx", "a tunnel"),
    ("docker", "a container network"),
    ("br-", "a container network"),
    ("veth", "a container network"),
    ("cni", "a container network"),
    ("podman", "a container network"),
    ("lxc", "a container network"),
    ("lxd", "a container network"),
    ("virbr", "a network of virtual machines"),
    ("vmnet", "a network of virtual machines"),
    ("vboxnet", "a network of virtual machines"),
    ("vEthernet", "a network of virtual machines"),
];

/// What this program runs in that phones do not get into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Enclosure {
    /// The Linux inside Windows.
    Wsl,
    /// A container.
    Container,
}

impl Enclosure {
    /// Returns what this program runs in, if it is one of them.
    pub(super) fn here() -> Option<Self> {
        let version = std::fs::read_to_string("/proc/version").unwrap_or_default();
        let is_container = ["/.dockerenv", "/run/.containerenv"].iter().any(|mark| Path::new(mark).exists());
        Self::of(&version, is_container)
    }

    fn of(version: &str, is_container: bool) -> Option<Self> {
        let is_wsl = version.contains("microsoft") || version.contains("Microsoft");
        is_container.then_some(Self::Container).or(is_wsl.then_some(Self::Wsl))
    }

    /// Returns what speaks against its networks.
    fn doubt(self) -> &'static str {
        match self {
            Self::Wsl => "inside WSL",
            Self::Container => "inside a container",
        }
    }

    /// Says what can be done.
    pub(super) fn remedy(self) -> &'static str {
        match self {
            Self::Wsl => {
                "Phones do not get into WSL: run roundtable in Windows, or set networkingMode=mirrored in .wslconfig and choose the address with A."
            }
            Self::Container => {
                "Phones do not get into a container: run roundtable outside, or with --network host and choose the address with A."
            }
        }
    }
}

/// Lists the networks in which phones may be, without doubt first.
pub(super) fn networks() -> Vec<Network> {
    let enclosure = Enclosure::here();
    let all = get_if_addrs().unwrap_or_default().into_iter();
    let mut found: Vec<Network> = all
        .filter_map(|interface| {
            let IfAddr::V4(address) = &interface.addr else { return None };
            let ip = address.ip;
            let reachable = !ip.is_loopback() && !ip.is_unspecified() && !ip.is_multicast();
            let doubt = doubt(&interface.name, ip, enclosure);
            let remedy = enclosure.map(Enclosure::remedy);
            reachable.then(|| Network { name: interface.name, address: ip.to_string(), doubt, remedy })
        })
        .collect();
    crate::workshop::sort_by_key(&mut found, |network| (network.doubt.is_some(), network.name.clone()));
    found
}

/// Returns what speaks against a network, if anything does.
fn doubt(name: &str, ip: Ipv4Addr, enclosure: Option<Enclosure>) -> Option<&'static str> {
    let named = DOUBTS.iter().find(|(begins, _)| name.starts_with(begins)).map(|(_, what)| *what);
    // Carrier-grade addresses (RFC 6598) are those of tunnels and of telephones, not of a room.
    let shared = ip.octets()[0] == 100 && (64..128).contains(&ip.octets()[1]);
    named
        .or(enclosure.map(Enclosure::doubt))
        .or(ip.is_link_local().then_some("no network was found there"))
        .or(shared.then_some("a tunnel"))
        .or((!ip.is_private()).then_some("a public address"))
}

/// Returns the one network of the list that phones are in without doubt, or why it has to be chosen.
pub(super) fn only_one(networks: &[Network]) -> Option<&Network> {
    let mut clear = networks.iter().filter(|network| network.doubt.is_none());
    clear.next().filter(|_| clear.next().is_none())
}

/// Returns the address that people see of a room that is open at this one: where it is open everywhere, that of the one
/// network that there is.
pub(super) fn shown_address(at: SocketAddr, networks: &[Network]) -> SocketAddr {
    let everywhere = at.ip().is_unspecified();
    let only = || only_one(networks).and_then(address).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    SocketAddr::from((if everywhere { only() } else { at.ip() }, at.port()))
}

/// Returns the address of a network.
pub(super) fn address(network: &Network) -> Option<IpAddr> {
    network.address.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_phones_do_not_get_into_is_known_by_its_marks() {
        let wsl = "Linux version 5.15.153.1-microsoft-standard-WSL2 (root@941d701f84f1)";
        let plain = "Linux version 6.12.48+deb13-amd64 (debian-kernel@lists.debian.org)";
        for (version, is_container, expected) in [
            (wsl, false, Some(Enclosure::Wsl)),
            ("Linux version 4.4.0-19041-Microsoft", false, Some(Enclosure::Wsl)),
            (plain, false, None),
            (plain, true, Some(Enclosure::Container)),
            (wsl, true, Some(Enclosure::Container)),
            ("", false, None),
        ] {
            assert_eq!(Enclosure::of(version, is_container), expected, "{version}");
        }
    }

    #[test]
    fn tunnels_and_containers_are_doubtful_and_one_clear_network_is_taken() {
        for (name, ip, expected) in [
            ("wlan0", [192, 168, 1, 4], None),
            ("en0", [10, 1, 2, 3], None),
            ("tun0", [10, 8, 0, 2], Some("a tunnel")),
            ("tailscale0", [100, 101, 1, 2], Some("a tunnel")),
            ("eth0", [100, 101, 1, 2], Some("a tunnel")),
            ("docker0", [172, 17, 0, 1], Some("a container network")),
            ("eth0", [169, 254, 3, 4], Some("no network was found there")),
            ("eth0", [203, 0, 113, 7], Some("a public address")),
        ] {
            assert_eq!(doubt(name, Ipv4Addr::from(ip), None), expected, "{name}");
        }
        let wsl = doubt("eth0", Ipv4Addr::new(172, 29, 1, 2), Some(Enclosure::Wsl));
        assert_eq!(wsl, Some("inside WSL"));
        let network =
            |name: &str, doubt| Network { name: name.to_owned(), address: "10.0.0.1".to_owned(), doubt, remedy: None };
        let (clear, other, tunnel) = (network("a", None), network("b", None), network("c", Some("a tunnel")));
        assert_eq!(only_one(&[clear.clone(), tunnel.clone()]), Some(&clear));
        assert_eq!((only_one(&[clear, other]), only_one(&[tunnel])), (None, None));
    }
}
