//! Owns which networks this computer is in, and in which of them phones can be.

use std::net::{IpAddr, Ipv4Addr};

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

/// Lists the networks in which phones may be, without doubt first.
pub(super) fn networks() -> Vec<Network> {
    let all = get_if_addrs().unwrap_or_default().into_iter();
    let mut found: Vec<Network> = all
        .filter_map(|interface| {
            let IfAddr::V4(address) = &interface.addr else { return None };
            let ip = address.ip;
            let reachable = !ip.is_loopback() && !ip.is_unspecified() && !ip.is_multicast();
            let doubt = doubt(&interface.name, ip);
            reachable.then(|| Network { name: interface.name, address: ip.to_string(), doubt })
        })
        .collect();
    crate::workshop::sort_by_key(&mut found, |network| (network.doubt.is_some(), network.name.clone()));
    found
}

/// Returns what speaks against a network, if anything does.
fn doubt(name: &str, ip: Ipv4Addr) -> Option<&'static str> {
    let named = DOUBTS.iter().find(|(begins, _)| name.starts_with(begins)).map(|(_, what)| *what);
    // Carrier-grade addresses (RFC 6598) are those of tunnels and of telephones, not of a room.
    let shared = ip.octets()[0] == 100 && (64..128).contains(&ip.octets()[1]);
    named
        .or(ip.is_link_local().then_some("no network was found there"))
        .or(shared.then_some("a tunnel"))
        .or((!ip.is_private()).then_some("a public address"))
}

/// Returns the one network of the list that phones are in without doubt, or why it has to be chosen.
pub(super) fn only_one(networks: &[Network]) -> Option<&Network> {
    let mut clear = networks.iter().filter(|network| network.doubt.is_none());
    clear.next().filter(|_| clear.next().is_none())
}

/// Returns the address of a network.
pub(super) fn address(network: &Network) -> Option<IpAddr> {
    network.address.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(doubt(name, Ipv4Addr::from(ip)), expected, "{name}");
        }
        let network = |name: &str, doubt| Network { name: name.to_owned(), address: "10.0.0.1".to_owned(), doubt };
        let (clear, other, tunnel) = (network("a", None), network("b", None), network("c", Some("a tunnel")));
        assert_eq!(only_one(&[clear.clone(), tunnel.clone()]), Some(&clear));
        assert_eq!((only_one(&[clear, other]), only_one(&[tunnel])), (None, None));
    }
}
