//! The offers of a page, from bytes that were written beforehand: found first, then copied into a body of the right size.

use std::io::Write;
use std::sync::Arc;

use crate::reading::answer::View;
use crate::reading::directory::{OfferRow, RowMoment};
use crate::reading::language::Reader;

/// An offer and what its bytes are put together from.
struct Item<'v> {
    row: &'v OfferRow,
    /// The same for every reader; the text; what it is named by.
    pieces: [&'v [u8]; 3],
    moment: Arc<RowMoment>,
    metres: Option<u32>,
}

/// The offers of a page.
pub(super) struct Items<'v>(Vec<Item<'v>>);

impl<'v> Items<'v> {
    /// The offers in some slots, with their distances where there are any.
    pub(super) fn of(view: &View<'v>, reader: &Reader, slots: impl Iterator<Item = (u32, Option<u32>)>) -> Self {
        let directory = view.directory;
        let items = slots.filter_map(|(slot, metres)| {
            let row = directory.offer(slot)?;
            Some(Item {
                row,
                pieces: [&row.pieces.common, row.text_piece(reader), row.reader_piece(reader)],
                moment: row.moment(directory, view.now),
                metres,
            })
        });
        Self(items.collect())
    }

    /// How many bytes they have at least.
    pub(super) fn len(&self) -> usize {
        let of_one = |item: &Item<'_>| {
            let pieces: usize = item.pieces.iter().map(|piece| piece.len() + 1).sum();
            pieces + item.moment.tail.len() + 3
        };
        self.0.iter().map(of_one).sum()
    }

    /// Writes them as JSON, with commas between them.
    pub(super) fn write(&self, body: &mut Vec<u8>, reader: &Reader) {
        for (place, item) in self.0.iter().enumerate() {
            body.extend_from_slice(if place > 0 { b",{" } else { b"{" });
            for piece in item.pieces {
                body.extend_from_slice(piece);
                body.push(b',');
            }
            body.extend_from_slice(&item.moment.tail);
            if reader.all
                && let Ok(texts) = serde_json::to_string(&item.row.texts(reader))
            {
                let _ = write!(body, ",\"texts\":{texts}");
            }
            if let Some(metres) = item.metres {
                let _ = write!(body, ",\"distance_m\":{metres}");
            }
            body.push(b'}');
        }
    }
}
