//! A message as it goes over the wire: RFC 5322 headers, a text part that is complete by itself, and an HTML part.

use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::address::wire;
use super::encoded;

/// A letter to build.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// From whom.
    pub from: &'a Mailbox,
    /// Address of the recipient.
    pub to: &'a str,
    /// Subject; line ends in it become blanks.
    pub subject: &'a str,
    /// The plain text part.
    pub text: &'a str,
    /// The HTML part.
    pub html: &'a str,
    /// Language of both (BCP 47).
    pub lang: &'a str,
    /// Message-ID without its angle brackets; also keeps the parts apart, so that a repeated letter is the same.
    pub id: &'a str,
    /// When it was first written.
    pub date: DateTime<Utc>,
    /// Where a POST without login asks for no more mails (RFC 8058); https only.
    pub stop: Option<&'a str>,
}

/// A letter that cannot be sent.
#[derive(Debug, thiserror::Error)]
pub enum MessageError {
    /// The recipient's address is none.
    #[error("the recipient's address cannot be written to")]
    Address,
    /// Anything else; a defect.
    #[error("the message cannot be built: {0}")]
    Other(String),
}

/// Text for one line of a header: whatever could end the line or hide in it becomes a blank. What turns the direction of all that
/// follows (embeddings and overrides) is left out: it would turn what the mail program writes behind it.
fn one_line(text: &str) -> String {
    let blank = |c: char| {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            ' '
        } else {
            c
        }
    };
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}'))
        .map(blank)
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// Builds the message. It says that it was written by a machine (RFC 3834), so that absence notices do not answer it.
pub fn build(letter: &Letter<'_>) -> Result<Message, MessageError> {
    let other = |error: lettre::error::Error| MessageError::Other(error.to_string());
    let to: Address = letter.to.parse().map_err(|_| MessageError::Address)?;
    let to = wire(&to).ok_or(MessageError::Address)?;
    let from = wire(&letter.from.email).ok_or_else(|| MessageError::Other("the sender has no domain".to_owned()))?;
    let from = Mailbox::new(letter.from.name.as_deref().map(one_line), from);
    let mut builder = Message::builder()
        .from(from)
        .to(Mailbox::new(None, to))
        .raw_header(encoded::subject(&one_line(letter.subject)))
        .date(letter.date.into())
        .message_id(Some(format!("<{}>", one_line(letter.id))))
        .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
        .raw_header(header("X-Auto-Response-Suppress", "OOF, AutoReply".to_owned()))
        .raw_header(header("Content-Language", one_line(letter.lang)));
    if let Some(stop) = letter.stop {
        builder = builder
            .raw_header(header("List-Unsubscribe", format!("<{}>", one_line(stop))))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    let part = |kind: ContentType, text: &str| SinglePart::builder().header(kind).body(text.to_owned());
    let boundary: String = letter.id.chars().filter(char::is_ascii_alphanumeric).take(60).collect();
    let body = MultiPart::alternative()
        .boundary(boundary)
        .singlepart(part(ContentType::TEXT_PLAIN, letter.text))
        .singlepart(part(ContentType::TEXT_HTML, letter.html));
    builder.multipart(body).map_err(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter<'a>(from: &'a Mailbox, to: &'a str, subject: &'a str, stop: Option<&'a str>) -> Letter<'a> {
        Letter {
            from,
            to,
            subject,
            text: "Guten Tag",
            html: "<p>Guten Tag</p>",
            lang: "de",
            id: "0197c000@porta.example",
            date: DateTime::UNIX_EPOCH,
            stop,
        }
    }

    fn written(to: &str, subject: &str, stop: Option<&str>) -> String {
        let from = "Porta <porta@trier.example>".parse().unwrap();
        String::from_utf8(build(&letter(&from, to, subject, stop)).unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_name_cannot_add_a_header() {
        for evil in [
            "Verein\r\nBcc: all@world.example",
            "Verein\nBcc: all@world.example",
            "Verein\r\n\r\nBcc: all@world.example",
            "Verein\u{2028}Bcc: all@world.example",
        ] {
            let text = written("office@verein.example", evil, None);
            let head = text.split("\r\n\r\n").next().unwrap();
            let subject = head.lines().find(|line| line.starts_with("Subject:")).unwrap();
            assert_eq!(subject, "Subject: Verein Bcc: all@world.example");
            assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
        }
        assert!(matches!(
            build(&letter(
                &"a@b.example".parse().unwrap(),
                "a@b.example\r\nBcc: c@d.example",
                "x",
                None
            )),
            Err(MessageError::Address)
        ));
    }

    #[test]
    fn a_letter_says_what_it_is_and_a_repeated_one_is_the_same() {
        let stop = "https://api.trier.example/v1/review-mails/stop/x";
        let text = written("büro@xn--brgerhaus-q9a.example", "Noch richtig?", Some(stop));

        assert!(text.contains("Auto-Submitted: auto-generated\r\n"));
        assert!(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
        assert!(text.contains(&format!("List-Unsubscribe: <{stop}>\r\n")));
        assert!(text.contains("Message-ID: <0197c000@porta.example>\r\n"));
        assert!(text.contains("multipart/alternative"));
        assert_eq!(
            text,
            written("büro@xn--brgerhaus-q9a.example", "Noch richtig?", Some(stop))
        );
        assert!(!written("a@b.example", "x", None).contains("List-Unsubscribe"));
    }
}
