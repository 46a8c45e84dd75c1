package org.amaan.referral.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * What is taken. Recognised by content; what it is called does not count. Office files and other
 * archives are not among them: they can carry programs.
 */
enum FileType {
  PDF("application/pdf", "pdf"),
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  TIFF("image/tiff", "tif"),
  DICOM("application/dicom", "dcm"),
  TEXT("text/plain", "txt");

  private static final Detector DETECTOR = MimeTypes.getDefaultMimeTypes();

  private final String mediaType;
  private final String extension;

  FileType(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /**
   * @param head the first bytes of a file
   */
  static Optional<FileType> of(byte[] head) {
    try {
      return named(
          DETECTOR.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<FileType> named(String mediaType) {
    return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
  }

  String mediaType() {
    return mediaType;
  }

  String extension() {
    return extension;
  }
}
