//! Networks of addresses, as SPF names them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// True when an address lies in the network of another one, of so many leading bits.
pub(super) fn is_in(address: IpAddr, network: IpAddr, (four, six): (u8, u8)) -> bool {
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            let mask = u32::MAX.checked_shl(32_u32.saturating_sub(four.into())).unwrap_or(0);
            address.to_bits() & mask == network.to_bits() & mask
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let mask = u128::MAX.checked_shl(128_u32.saturating_sub(six.into())).unwrap_or(0);
            address.to_bits() & mask == network.to_bits() & mask
        }
        _ => false,
    }
}

/// True for addresses that others can be reached from: receivers never see others.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            !(address.is_private() || address.is_loopback() || address.is_link_local() || is_shared(address))
        }
        IpAddr::V6(address) => !(address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()),
    }
}

/// Addresses that providers share among customers (RFC 6598), and those of nobody.
const fn is_shared(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_unspecified() || (first == 100 && second & 0xc0 == 64)
}

/// An address with the length of its network: `192.0.2.0/24`.
pub(super) fn parse(text: &str) -> Option<(IpAddr, (u8, u8))> {
    let (address, bits) = text
        .split_once('/')
        .map_or((text, None), |(address, bits)| (address, Some(bits)));
    let bits = match bits {
        None => None,
        Some(bits) => Some(bits.parse::<u8>().ok()?),
    };
    if let Ok(address) = address.parse::<Ipv4Addr>() {
        let bits = bits.unwrap_or(32);
        return (bits <= 32).then_some((address.into(), (bits, 128)));
    }
    let address: Ipv6Addr = address.parse().ok()?;
    let bits = bits.unwrap_or(128);
    (bits <= 128).then_some((address.into(), (32, bits)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_hold_their_addresses() {
        let holds = |network: &str, address: &str| {
            let (network, bits) = parse(network).unwrap();
            is_in(address.parse().unwrap(), network, bits)
        };

        assert!(holds("192.0.2.0/24", "192.0.2.77") && !holds("192.0.2.0/24", "192.0.3.1"));
        assert!(holds("192.0.2.1", "192.0.2.1") && !holds("192.0.2.1", "192.0.2.2"));
        assert!(holds("0.0.0.0/0", "203.0.113.9") && !holds("0.0.0.0/0", "2001:db8::1"));
        assert!(holds("2001:db8::/32", "2001:db8:1::1") && !holds("2001:db8::/32", "2001:db9::1"));
        assert!(holds("::/0", "2001:db8::1"));
        for wrong in ["192.0.2.0/33", "2001:db8::/129", "192.0.2", "x", "192.0.2.1/a"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        assert!(!is_public("10.1.2.3".parse().unwrap()) && !is_public("100.64.0.1".parse().unwrap()));
        assert!(is_public("192.0.2.1".parse().unwrap()) && !is_public("fe80::1".parse().unwrap()));
    }
}
