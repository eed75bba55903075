//! What an SPF record says (RFC 7208, sections 4 to 6).

use std::net::IpAddr;

use super::network;

/// What a mechanism that fits says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Pass,
    Fail,
    SoftFail,
    Neutral,
}

/// Lengths of networks: of IPv4, and of IPv6.
pub(super) type Bits = (u8, u8);

/// What fits which addresses. A name that is none is the domain's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fits {
    All,
    Network(IpAddr, Bits),
    Addresses(Option<String>, Bits),
    Exchanges(Option<String>, Bits),
    Include(String),
    Exists(String),
    /// By names of addresses; not to be used any more, and not followed here.
    Names,
}

/// A record in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spf {
    pub terms: Vec<(Says, Fits)>,
    pub redirect: Option<String>,
}

/// True when a text is an SPF record at all.
pub(super) fn is_spf(text: &str) -> bool {
    let start = text.get(..6).unwrap_or_default();
    start.eq_ignore_ascii_case("v=spf1") && matches!(text.as_bytes().get(6), None | Some(b' '))
}

/// Reads a record; gives back the word that is wrong.
pub(super) fn parse(text: &str) -> Result<Spf, String> {
    let mut spf = Spf::default();
    for word in text.split(' ').skip(1).filter(|word| !word.is_empty()) {
        let wrong = || word.to_owned();
        // A modifier has `=` before any `:` or `/`.
        if let Some(at) = word.find(['=', ':', '/']).filter(|at| word.get(*at..=*at) == Some("=")) {
            let (name, value) = (
                word.get(..at).unwrap_or_default(),
                word.get(at + 1..).unwrap_or_default(),
            );
            let is_redirect = name.eq_ignore_ascii_case("redirect");
            if is_redirect && (value.is_empty() || spf.redirect.replace(value.to_owned()).is_some()) {
                return Err(wrong());
            }
            continue;
        }
        let (says, rest) = match word.as_bytes().first() {
            Some(b'-') => (Says::Fail, word.get(1..)),
            Some(b'~') => (Says::SoftFail, word.get(1..)),
            Some(b'?') => (Says::Neutral, word.get(1..)),
            Some(b'+') => (Says::Pass, word.get(1..)),
            _ => (Says::Pass, Some(word)),
        };
        let fits = mechanism(rest.unwrap_or_default()).ok_or_else(wrong)?;
        spf.terms.push((says, fits));
    }
    Ok(spf)
}

fn mechanism(word: &str) -> Option<Fits> {
    let end = word.find([':', '/']).unwrap_or(word.len());
    let (name, rest) = word.split_at(end);
    let given = rest.strip_prefix(':');
    let named = || given.filter(|name| !name.is_empty()).map(str::to_owned);
    match name.to_ascii_lowercase().as_str() {
        "all" => rest.is_empty().then_some(Fits::All),
        "ip4" | "ip6" => {
            let (address, bits) = network::parse(given?)?;
            (address.is_ipv4() == name.eq_ignore_ascii_case("ip4")).then_some(Fits::Network(address, bits))
        }
        "a" => host(rest).map(|(name, bits)| Fits::Addresses(name, bits)),
        "mx" => host(rest).map(|(name, bits)| Fits::Exchanges(name, bits)),
        "include" => named().map(Fits::Include),
        "exists" => named().map(Fits::Exists),
        "ptr" => Some(Fits::Names),
        _ => None,
    }
}

/// What may follow `a` and `mx`: `:name/24//64`, each part of it or none.
fn host(rest: &str) -> Option<(Option<String>, Bits)> {
    let (name, lengths) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let name = match name.strip_prefix(':') {
        Some("") => return None,
        Some(name) => Some(name.to_owned()),
        None if name.is_empty() => None,
        None => return None,
    };
    let (four, six) = lengths
        .split_once("//")
        .map_or((lengths, None), |(four, six)| (four, Some(six)));
    let four = match four.strip_prefix('/') {
        Some(bits) => bits.parse().ok().filter(|bits| *bits <= 32)?,
        None => 32,
    };
    let six = match six {
        Some(bits) => bits.parse().ok().filter(|bits| *bits <= 128)?,
        None => 128,
    };
    Some((name, (four, six)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_in_all_their_parts() {
        let spf =
            parse("v=spf1 ip4:192.0.2.0/24 a mx/26 a:mail.example/24//64 include:_spf.example ~exists:x.example -all")
                .unwrap();

        let name = |text: &str| Some(text.to_owned());
        assert_eq!(
            spf.terms,
            [
                (Says::Pass, Fits::Network("192.0.2.0".parse().unwrap(), (24, 128))),
                (Says::Pass, Fits::Addresses(None, (32, 128))),
                (Says::Pass, Fits::Exchanges(None, (26, 128))),
                (Says::Pass, Fits::Addresses(name("mail.example"), (24, 64))),
                (Says::Pass, Fits::Include("_spf.example".to_owned())),
                (Says::SoftFail, Fits::Exists("x.example".to_owned())),
                (Says::Fail, Fits::All),
            ]
        );
        let other = parse("v=spf1 redirect=_spf.example exp=why.example").unwrap();
        assert_eq!(other.redirect, name("_spf.example"));
        assert!(is_spf("v=spf1") && is_spf("V=SPF1 -all") && !is_spf("v=spf10 -all") && !is_spf("spf"));
    }

    #[test]
    fn a_word_that_is_wrong_is_named() {
        for wrong in [
            "ip4:192.0.2",
            "ip4:2001:db8::1",
            "ip6:192.0.2.1",
            "a:",
            "mx/33",
            "include:",
            "al",
            "-all:x",
        ] {
            assert_eq!(parse(&format!("v=spf1 mx {wrong} -all")).unwrap_err(), wrong);
        }
    }
}
