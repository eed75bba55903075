//! Bytes to text: UTF-8 with or without mark, UTF-16 with mark, and what Excel on Windows writes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::file_error;
use crate::imports::problem::Problem;

/// A decoded file.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without byte order mark.
    pub text: Cow<'a, str>,
    /// Name of the encoding, as in the WHATWG Encoding Standard.
    pub encoding: &'static str,
}

/// Decodes a sheet. What is not UTF-8 is taken for Windows-1252, with a notice: every byte means something there.
pub fn sheet(bytes: &[u8]) -> (Decoded<'_>, Option<Problem>) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_with_bom_removal(bytes);
        return (
            Decoded {
                text,
                encoding: encoding.name(),
            },
            broken.then(|| broken_text(encoding)),
        );
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (
            Decoded {
                text: Cow::Borrowed(text),
                encoding: UTF_8.name(),
            },
            None,
        );
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let notice = Problem::notice(
        "",
        "read_as_windows_1252",
        "the file is not UTF-8 and was read as Windows-1252; look at the umlauts, and save it as UTF-8 if they are wrong",
    );
    (
        Decoded {
            text,
            encoding: WINDOWS_1252.name(),
        },
        Some(notice),
    )
}

fn broken_text(encoding: &'static Encoding) -> Problem {
    let name = encoding.name();
    file_error(
        "bad_encoding",
        format!("the file says it is {name} but is not, throughout; save it anew as UTF-8"),
    )
}

/// Decodes JSON, which is UTF-8 (RFC 8259); a byte order mark is passed over.
pub fn json(bytes: &[u8]) -> Result<&str, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = good.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        let at = format!("line {line}, byte {column} of it");
        file_error(
            "bad_encoding",
            format!("the file is not UTF-8 at {at}; save it as UTF-8"),
        )
    })
}
