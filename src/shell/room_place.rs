//! Owns where a room listens: which port is taken, what it answers to, and what is said where that is not possible.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use super::networks::{Enclosure, address, shown_address};
use crate::app::room::Network;
use crate::web::Place;

/// The port that is taken where nothing else is said, and how many after it are tried.
pub(super) const PORT: u16 = 4710;
const PORTS: u16 = 10;

/// Says why phones do not reach a room that is open for this computer only.
pub(super) fn unreachable(enclosure: Option<Enclosure>, asked: bool) -> String {
    match enclosure.filter(|_| !asked) {
        Some(enclosure) => enclosure.remedy().to_owned(),
        None if asked => "This address is for this computer only: phones do not reach it.".to_owned(),
        None => "No network that phones can be in was found: only this computer reaches the room.".to_owned(),
    }
}

/// Returns the ports that are tried where none is asked for; the last one is any that is free.
pub(super) fn usual_ports() -> Vec<u16> {
    (PORT..PORT + PORTS).chain([0]).collect()
}

/// Reads where the room shall be: an address, with a port or without.
pub(super) fn asked(wanted: &str, last: Option<SocketAddr>) -> Result<(IpAddr, Vec<u16>), String> {
    if let Ok(at) = wanted.parse::<SocketAddr>() {
        return Ok((at.ip(), vec![at.port()]));
    }
    let ip: IpAddr = wanted.parse().map_err(|_| format!("“{wanted}” is no address: write it as 192.168.1.20:4710."))?;
    match last.filter(|last| last.ip() == ip) {
        Some(last) => Ok((ip, vec![last.port()])),
        None => Ok((ip, usual_ports())),
    }
}

/// Listens on the first port that is free.
pub(super) fn listen(ip: IpAddr, ports: &[u16]) -> Result<TcpListener, String> {
    let mut why = String::new();
    for port in ports {
        match TcpListener::bind((ip, *port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => why = cannot_listen(SocketAddr::from((ip, *port)), &error),
        }
    }
    Err(why)
}

fn cannot_listen(at: SocketAddr, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => format!("Another program uses {at}: close it, or choose another port."),
        std::io::ErrorKind::AddrNotAvailable => {
            format!("This computer has no address {}: press A to choose one.", at.ip())
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("This computer does not allow port {}: choose one above 1023.", at.port())
        }
        _ => format!("The room cannot be opened at {at}: {error}."),
    }
}

/// Returns where the room listens: there and, for the facilitator's own browser, on this computer alone.
pub(super) fn place(listener: TcpListener, at: SocketAddr, public: Option<&str>, all: &[Network]) -> Place {
    let port = at.port();
    let shown = |ip: IpAddr| SocketAddr::from((ip, port)).to_string();
    let everywhere = at.ip().is_unspecified();
    let ip = shown_address(at, all).ip();
    let mut hosts = vec![shown(ip), format!("localhost:{port}"), format!("127.0.0.1:{port}")];
    if everywhere {
        hosts.extend(all.iter().filter_map(address).map(shown));
    }
    let mut origin = format!("http://{}", shown(ip));
    // Pages are asked for by the public address alone: a cookie for https means nothing at another one.
    if let Some(public) = public {
        (hosts, origin) = (vec![public.trim_start_matches("https://").to_owned()], public.to_owned());
    }
    let mut listeners = vec![listener];
    if !everywhere && !at.ip().is_loopback() {
        listeners.extend(TcpListener::bind((Ipv4Addr::LOCALHOST, port)));
    }
    Place { listeners, hosts, origin, proxies: Vec::new() }
}
