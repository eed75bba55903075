//! Addresses as codes that phones read (ISO/IEC 18004), drawn here: nobody else learns of them.

use askama::Template;
use qrcode::{Color, EcLevel, QrCode};

/// White modules around a code: four, as the standard asks for.
const QUIET: usize = 4;

/// A code, as SVG within the page.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(
    source = r##"<svg class="qr" viewBox="0 0 {{ size }} {{ size }}" role="img" aria-label="{{ label }}" shape-rendering="crispEdges"><path class="qr-paper" d="M0 0h{{ size }}v{{ size }}H0z"/><path class="qr-ink" d="{{ path }}"/></svg>"##,
    ext = "html"
)]
pub struct Qr {
    size: usize,
    path: String,
    label: String,
}

impl Qr {
    /// The code of an address; none if it is too long for one.
    #[must_use]
    pub fn new(address: &str, label: &str) -> Option<Self> {
        let code = [EcLevel::M, EcLevel::L]
            .iter()
            .find_map(|level| QrCode::with_error_correction_level(address, *level).ok())?;
        Some(Self {
            size: code.width() + 2 * QUIET,
            path: path(&code),
            label: label.to_owned(),
        })
    }
}

/// Each run of dark modules in a row is one rectangle.
fn path(code: &QrCode) -> String {
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET));
            }
            x += length;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::Qr;

    #[test]
    fn an_address_becomes_a_code_with_its_quiet_zone() {
        let code = Qr::new("https://porta.example/uk/handout?h=cafe-welcome", "QR").unwrap();
        assert!(code.size >= 29 + 8);
        // The first row is the upper edge of the two finder patterns, seven modules each.
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert_eq!(Qr::new(&"x".repeat(5000), "QR"), None);
    }
}
