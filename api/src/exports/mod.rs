//! Exports: what a city has, in the format that imports read.
