//! One message in conversation with a mail server (RFC 5321), step by step: what an answer means depends on what was asked.

use lettre::address::Envelope;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};

use super::Verdict;
use super::connection::{Patience, Trouble};

/// How far the conversation had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Connection, encryption, login.
    Opening,
    /// Whom it is from.
    Sender,
    /// Whom it is to.
    Recipient,
    /// Whether the message may come.
    Asking,
    /// The message itself, and its end.
    Message,
}

/// Where and why it broke off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure(pub Stage, pub Trouble);

impl Failure {
    /// Replies by which a recipient's domain asks for patience.
    pub fn asks_for_patience(&self) -> bool {
        let about_recipient = matches!(self.0, Stage::Recipient | Stage::Asking | Stage::Message);
        about_recipient && matches!(self.1, Trouble::NotNow(421 | 450 | 451 | 452))
    }

    /// What it means for the message.
    pub fn verdict(&self) -> Verdict {
        let Self(stage, trouble) = self;
        match (stage, trouble) {
            // What we are refused is no fault of the recipient's, whose contact a refusal breaks.
            (Stage::Opening, Trouble::No(_) | Trouble::NotNow(_)) => {
                Verdict::Later(format!("the mail server does not let us in: {trouble}"))
            }
            (Stage::Sender, Trouble::No(_) | Trouble::NotNow(_)) => {
                Verdict::Later(format!("the mail server takes nothing from our address: {trouble}"))
            }
            (_, Trouble::No(_) | Trouble::NoUtf8) => Verdict::Refused(trouble.to_string()),
            // It may have been taken, with the answer lost.
            (Stage::Message, Trouble::Silent | Trouble::Gone | Trouble::Unreachable) => {
                Verdict::Doubtful(format!("{trouble}, after the message had been sent"))
            }
            _ => Verdict::Later(trouble.to_string()),
        }
    }
}

/// Hands over a message. The connection is at its beginning again afterwards, unless [`Trouble`] says that it is gone.
pub(super) async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    (envelope, bytes): (&Envelope, &[u8]),
    patience: Patience,
) -> Result<(), Failure> {
    let at = |stage: Stage| move |trouble: Trouble| Failure(stage, trouble);
    let parameters = parameters(connection, envelope, bytes)?;
    let sender = Mail::new(envelope.from().cloned(), parameters);
    patience
        .with(connection.command(sender))
        .await
        .map_err(at(Stage::Sender))?;
    for recipient in envelope.to() {
        let recipient = Rcpt::new(recipient.clone(), Vec::new());
        patience
            .with(connection.command(recipient))
            .await
            .map_err(at(Stage::Recipient))?;
    }
    patience
        .with(connection.command(Data))
        .await
        .map_err(at(Stage::Asking))?;
    patience
        .with(connection.message(bytes))
        .await
        .map_err(at(Stage::Message))?;
    Ok(())
}

/// What is said of the message beforehand. Letters beyond ASCII go with SMTPUTF8 (RFC 6531) or not at all.
fn parameters(
    connection: &AsyncSmtpConnection,
    envelope: &Envelope,
    bytes: &[u8],
) -> Result<Vec<MailParameter>, Failure> {
    let ascii = |address: &lettre::Address| AsRef::<str>::as_ref(address).is_ascii();
    let plain = envelope.to().iter().chain(envelope.from()).all(ascii);
    if plain && bytes.is_ascii() {
        return Ok(Vec::new());
    }
    let offers = |extension| connection.server_info().supports_feature(extension);
    if !plain && !offers(Extension::SmtpUtfEight) {
        return Err(Failure(Stage::Recipient, Trouble::NoUtf8));
    }
    let mut parameters = vec![MailParameter::Body(MailBodyParameter::EightBitMime)];
    if !plain {
        parameters.push(MailParameter::SmtpUtfEight);
    }
    Ok(parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_means_depends_on_what_was_asked() {
        let verdict = |stage, trouble| Failure(stage, trouble).verdict();

        assert!(matches!(
            verdict(Stage::Opening, Trouble::No(535)),
            Verdict::Later(reason) if reason.ends_with("535")
        ));
        assert!(matches!(verdict(Stage::Sender, Trouble::No(550)), Verdict::Later(_)));
        assert_eq!(
            verdict(Stage::Recipient, Trouble::No(550)),
            Verdict::Refused("550".to_owned())
        );
        assert_eq!(
            verdict(Stage::Recipient, Trouble::NotNow(450)),
            Verdict::Later("450".to_owned())
        );
        assert!(matches!(verdict(Stage::Recipient, Trouble::Silent), Verdict::Later(_)));
        assert!(matches!(verdict(Stage::Message, Trouble::Silent), Verdict::Doubtful(_)));
        assert!(matches!(verdict(Stage::Message, Trouble::Gone), Verdict::Doubtful(_)));
        assert_eq!(
            verdict(Stage::Message, Trouble::No(554)),
            Verdict::Refused("554".to_owned())
        );
    }

    #[test]
    fn a_domain_asks_for_patience_by_what_it_says_of_its_own() {
        let asks = |stage, code| Failure(stage, Trouble::NotNow(code)).asks_for_patience();

        assert!(asks(Stage::Recipient, 450) && asks(Stage::Message, 452) && asks(Stage::Asking, 421));
        assert!(!asks(Stage::Opening, 421) && !asks(Stage::Recipient, 455));
    }
}
