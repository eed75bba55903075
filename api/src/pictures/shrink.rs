//! From the bytes that somebody sent to files in several widths: nothing of the old file stays but the picture.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};

use crate::catalog::check::Fault;
use crate::catalog::picture::PictureFile;

/// Pixels across, in which pictures are kept; none is made wider than it came.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// The longest side that is read.
const LONGEST_SIDE: u32 = 12_000;
/// The most pixels that are read.
const MOST_PIXELS: u64 = 40_000_000;
/// The most memory that reading one may take.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// Good enough that nobody sees a difference.
const JPEG_QUALITY: u8 = 82;

/// A file that was made.
#[derive(Clone, Debug)]
pub struct Small {
    /// Its name and size.
    pub file: PictureFile,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it is.
    pub media: &'static str,
}

/// Makes the files of a picture, the narrowest first. Turned as its camera held it.
///
/// # Errors
/// What is wrong with the bytes: no picture of the three kinds, broken, or too large to be unpacked.
pub fn shrink(bytes: &[u8]) -> Result<Vec<Small>, Fault> {
    let mut whole = read(bytes)?;
    let last = WIDTHS.last().copied().unwrap_or_default();
    let widest = whole.width().min(last);
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width < widest).collect();
    widths.push(widest);
    let see_through = has_holes(&whole);
    let mut made = Vec::with_capacity(widths.len());
    // From the widest down, each from the one before.
    for width in widths.into_iter().rev() {
        if width < whole.width() {
            whole = whole.resize_exact(width, height_for(&whole, width), FilterType::Lanczos3);
        }
        made.push(write(&whole, see_through)?);
    }
    made.reverse();
    Ok(made)
}

fn height_for(picture: &DynamicImage, width: u32) -> u32 {
    let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width().max(1));
    u32::try_from(height).unwrap_or(LONGEST_SIDE).max(1)
}

fn read(bytes: &[u8]) -> Result<DynamicImage, Fault> {
    let format = image::guess_format(bytes).ok();
    let known = format.filter(|one| matches!(one, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP));
    let Some(format) = known else {
        let message = "this is no picture that can be read; send a JPEG, PNG or WebP file";
        return Err(Fault::new("no_picture", message));
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions();
    if width > LONGEST_SIDE || height > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(too_large());
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn too_large() -> Fault {
    let message = format!(
        "the picture is too large; it may have {LONGEST_SIDE} pixels to a side and {} million in all",
        MOST_PIXELS / 1_000_000
    );
    Fault::new("picture_too_large", message)
}

fn fault(error: &ImageError) -> Fault {
    match error {
        ImageError::Limits(_) => too_large(),
        _ => Fault::new(
            "broken_picture",
            "the picture cannot be read to its end; save it anew and send it again",
        ),
    }
}

/// True when something behind it would be seen.
fn has_holes(picture: &DynamicImage) -> bool {
    picture.color().has_alpha()
        && picture
            .to_rgba8()
            .pixels()
            .any(|pixel| pixel.0.last() != Some(&u8::MAX))
}

fn write(picture: &DynamicImage, see_through: bool) -> Result<Small, Fault> {
    let mut bytes = Vec::new();
    let (written, ending, media) = if see_through {
        let encoder = PngEncoder::new(&mut bytes);
        (picture.to_rgba8().write_with_encoder(encoder), "png", "image/png")
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
        (picture.to_rgb8().write_with_encoder(encoder), "jpg", "image/jpeg")
    };
    written.map_err(|error| fault(&error))?;
    Ok(Small {
        file: PictureFile {
            name: format!("{}.{ending}", hash(&bytes)),
            width: picture.width(),
            height: picture.height(),
        },
        bytes,
        media,
    })
}

/// The first half of a SHA-256, in hex: long enough that no two files share it.
fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
