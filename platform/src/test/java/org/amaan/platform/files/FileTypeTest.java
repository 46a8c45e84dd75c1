package org.amaan.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are what they begin like; what nobody takes has no type. */
class FileTypeTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "PDF              | 255044462d312e37                     | PDF",
        "JPEG             | ffd8ffe000104a464946                 | JPEG",
        "PNG              | 89504e470d0a1a0a0000000d             | PNG",
        "TIFF, Intel      | 49492a0008000000                     | TIFF",
        "TIFF, Motorola   | 4d4d002a00000008                     | TIFF",
        "HEIC             | 0000001c667479706865696300000000         | HEIC",
        "MP4              | 000000186674797069736f6d00000200         | MP4",
        "MP4, version 2   | 00000018667479706d70343200000000         | MP4",
        "QuickTime        | 0000001466747970717420200000             | MP4",
        "3GPP             | 0000001866747970336770340000             | MP4",
        "M4A              | 00000018667479704d34412000000000         | M4A",
        "MP3              | 494433030000000000                       | MP3",
        "WAV              | 524946462400000057415645666d7420         | WAV",
        "Opus             | 4f67675300020000000000000000000000000000000000000000000113 | none",
        "Matroska         | 1a45dfa3                                 | none",
        "ZIP              | 504b030414000000                     | none",
        "OOXML            | 504b03041400060008000000210000000000000000000000000000000000 | none",
        "7z               | 377abcaf271c                         | none",
        "GZIP             | 1f8b0800                             | none",
        "RAR              | 526172211a0700                       | none",
        "Windows program  | 4d5a90000300                         | none",
        "Linux program    | 7f454c4602010100                     | none",
        "Java class       | cafebabe00000034                     | none",
        "OLE (old Office) | d0cf11e0a1b11ae1                     | none",
        "GIF              | 474946383961                         | none"
      })
  void byTheirFirstBytes(String what, String hex, String type) {
    byte[] head = Arrays.copyOf(HexFormat.of().parseHex(hex), 600);
    assertThat(FileType.of(head)).isEqualTo(Optional.ofNullable(type).map(FileType::valueOf));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "She was seen on Tuesday.                              | TEXT",
        "\u067E\u0627\u06A9\u0633\u062A\u0627\u0646            | TEXT",
        "<!DOCTYPE html><html><body onload=x></body></html>    | none",
        "<html><script>1</script></html>                       | none",
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/> | none",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>      | none",
        "#!/bin/sh                                             | none"
      })
  void textIsPlainOrNotTaken(String text, String type) {
    assertThat(FileType.of(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Optional.ofNullable(type).map(FileType::valueOf));
  }

  @org.junit.jupiter.api.Test
  void opusNamesItselfInItsFirstPage() {
    byte[] head = new byte[200];
    System.arraycopy("OggS".getBytes(StandardCharsets.US_ASCII), 0, head, 0, 4);
    System.arraycopy("OpusHead".getBytes(StandardCharsets.US_ASCII), 0, head, 28, 8);
    assertThat(FileType.of(head)).isEqualTo(Optional.of(FileType.OPUS));
  }

  @org.junit.jupiter.api.Test
  void dicomSaysSoAfterItsPreamble() {
    byte[] head = new byte[200];
    System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, head, 128, 4);
    assertThat(FileType.of(head)).isEqualTo(Optional.of(FileType.DICOM));
  }
}
