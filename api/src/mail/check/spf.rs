//! SPF (RFC 7208): which addresses may send for the domain.

use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;

use super::dns::{Dns, Unknown};
use super::finding::{Finding, Record};
use super::network::{is_in, is_public};
use super::record::{Bits, Fits, Says, Spf, is_spf, parse};

/// Most questions that a record may cost its reader (RFC 7208, section 4.6.4).
const QUESTIONS: usize = 10;

/// What a record comes to for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Comes {
    /// A mechanism fits.
    To(Says),
    /// Nothing fits.
    ToNothing,
    /// Receivers give up.
    ToAnError(String),
    /// It depends on what only receivers know.
    ToSomethingElse,
}

/// Looks at the domain's record, for the addresses of the mail server.
pub(super) async fn look(domain: &str, addresses: &[IpAddr], dns: &Dns) -> Result<Vec<Finding>, Unknown> {
    let texts = dns.texts(domain).await?;
    let records: Vec<&String> = texts.iter().filter(|text| is_spf(text)).collect();
    let [text] = records[..] else {
        let wanted = Record::txt(domain.to_owned(), with(None, addresses));
        let text = if records.is_empty() {
            format!("{domain} does not say who may send mails for it: set an SPF record.")
        } else {
            format!(
                "{domain} has {} SPF records, and receivers use none of them then: leave one.",
                records.len()
            )
        };
        return Ok(vec![Finding::set("spf", text).with(wanted)]);
    };
    let spf = match parse(text) {
        Ok(spf) => spf,
        Err(word) => {
            return Ok(vec![Finding::set(
                "spf",
                format!(
                    "The SPF record of {domain} cannot be read at `{word}`, and receivers use nothing of it then: correct it."
                ),
            )]);
        }
    };
    let mut all = Vec::new();
    if spf.terms.contains(&(Says::Pass, Fits::All)) {
        all.push(Finding::look(
            "spf",
            format!("The SPF record of {domain} lets everybody send for it (+all): end it with -all."),
        ));
    }
    if addresses.is_empty() {
        all.push(Finding::ok("spf", format!("{domain} has an SPF record: {text}")));
    }
    for address in addresses {
        let mut walk = Walk {
            dns,
            address: *address,
            left: QUESTIONS,
        };
        let comes = walk.evaluate(domain.to_owned(), spf.clone()).await?;
        all.push(told(domain, (text, *address), comes));
    }
    Ok(all)
}

fn told(domain: &str, (text, address): (&str, IpAddr), comes: Comes) -> Finding {
    let record = || Record::txt(domain.to_owned(), with(Some(text), &[address]));
    match comes {
        Comes::To(Says::Pass) => Finding::ok("spf", format!("{domain} lets {address} send for it.")),
        Comes::ToAnError(why) => Finding::set(
            "spf",
            format!("The SPF record of {domain} is an error to receivers, {why}: make it shorter or correct it."),
        ),
        Comes::ToSomethingElse => Finding::look(
            "spf",
            format!("Whether {domain} lets {address} send for it depends on more than can be looked at from here."),
        ),
        _ if !is_public(address) => Finding::look(
            "spf",
            format!(
                "{domain} has an SPF record; the mail server's address {address} is private, so look whether the address it sends from \
                 is in it: {text}"
            ),
        ),
        _ => Finding::look(
            "spf",
            format!(
                "{domain} does not let {address}, the mail server's address, send for it. If mails leave by it, set the record below; if \
                 the server sends from other addresses, its operator names an `include:` for them."
            ),
        )
        .with(record()),
    }
}

/// A record that lets the addresses send: the given one with them before its end, or a new one.
fn with(text: Option<&str>, addresses: &[IpAddr]) -> String {
    let words = addresses
        .iter()
        .filter(|address| is_public(**address))
        .map(|address| match address {
            IpAddr::V4(_) => format!("ip4:{address}"),
            IpAddr::V6(_) => format!("ip6:{address}"),
        });
    let mut words: Vec<String> = words.collect();
    let Some(text) = text else {
        if words.is_empty() {
            words.push("mx".to_owned());
        }
        return format!("v=spf1 {} -all", words.join(" "));
    };
    let mut all: Vec<String> = text
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let is_end = |word: &String| {
        word.to_ascii_lowercase().ends_with("all") || word.to_ascii_lowercase().starts_with("redirect=")
    };
    let end = all.iter().position(is_end).unwrap_or(all.len());
    all.splice(end..end, words);
    all.join(" ")
}

/// One walk through a record and those it includes.
struct Walk<'a> {
    dns: &'a Dns,
    address: IpAddr,
    left: usize,
}

type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl Walk<'_> {
    /// Takes one of the questions; false when there were too many.
    const fn may_ask(&mut self) -> bool {
        let may = self.left > 0;
        self.left = self.left.saturating_sub(1);
        may
    }

    fn evaluate(&mut self, domain: String, spf: Spf) -> Later<'_, Result<Comes, Unknown>> {
        Box::pin(async move {
            for (says, fits) in &spf.terms {
                if !matches!(fits, Fits::All | Fits::Network(..)) && !self.may_ask() {
                    return Ok(too_many());
                }
                let fits = match fits {
                    Fits::All => true,
                    Fits::Network(network, bits) => is_in(self.address, *network, *bits),
                    Fits::Addresses(name, bits) => self.is_at(name.as_ref().unwrap_or(&domain), *bits).await?,
                    Fits::Exchanges(name, bits) => self.is_exchange(name.as_ref().unwrap_or(&domain), *bits).await?,
                    Fits::Include(name) => match self.included(name).await? {
                        Comes::To(Says::Pass) => true,
                        Comes::To(_) => false,
                        Comes::ToNothing => false,
                        other => return Ok(other),
                    },
                    Fits::Exists(_) | Fits::Names => return Ok(Comes::ToSomethingElse),
                };
                if fits {
                    return Ok(Comes::To(*says));
                }
            }
            match &spf.redirect {
                None => Ok(Comes::ToNothing),
                Some(_) if !self.may_ask() => Ok(too_many()),
                Some(name) => self.included(name).await,
            }
        })
    }

    /// The record of another domain; it must have one.
    async fn included(&mut self, name: &str) -> Result<Comes, Unknown> {
        if name.contains('%') {
            return Ok(Comes::ToSomethingElse);
        }
        let texts = self.dns.texts(name).await?;
        let records: Vec<&String> = texts.iter().filter(|text| is_spf(text)).collect();
        let [text] = records[..] else {
            let count = records.len();
            return Ok(Comes::ToAnError(format!(
                "because {name}, which it includes, has {count} records"
            )));
        };
        match parse(text) {
            Ok(spf) => self.evaluate(name.to_owned(), spf).await,
            Err(word) => Ok(Comes::ToAnError(format!(
                "because that of {name}, which it includes, cannot be read at `{word}`"
            ))),
        }
    }

    async fn is_at(&self, name: &str, bits: Bits) -> Result<bool, Unknown> {
        let addresses = self.dns.addresses(name).await?;
        Ok(addresses.into_iter().any(|other| is_in(self.address, other, bits)))
    }

    async fn is_exchange(&self, name: &str, bits: Bits) -> Result<bool, Unknown> {
        for exchange in self.dns.exchanges(name).await?.iter().take(QUESTIONS) {
            if self.is_at(exchange, bits).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn too_many() -> Comes {
    Comes::ToAnError(format!("because it costs more than {QUESTIONS} questions to DNS"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_completed_before_its_end() {
        let address: IpAddr = "192.0.2.7".parse().unwrap();

        assert_eq!(with(Some("v=spf1 mx ~all"), &[address]), "v=spf1 mx ip4:192.0.2.7 ~all");
        assert_eq!(
            with(Some("v=spf1 redirect=x.example"), &[address]),
            "v=spf1 ip4:192.0.2.7 redirect=x.example"
        );
        assert_eq!(with(None, &[address]), "v=spf1 ip4:192.0.2.7 -all");
        assert_eq!(with(None, &[]), "v=spf1 mx -all");
    }
}
