package org.amaan.platform.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * What may be taken; each service takes some of it. Recognised by content; what it is called does
 * not count. Office files and other archives are not among them: they can carry programs.
 */
public enum FileType {
  PDF("pdf", "application/pdf"),
  JPEG("jpg", "image/jpeg"),
  PNG("png", "image/png"),
  TIFF("tif", "image/tiff"),
  HEIC("heic", "image/heic"),
  DICOM("dcm", "application/dicom"),
  TEXT("txt", "text/plain"),
  /** Phones name one container in several ways. */
  MP4("mp4", "video/mp4", "video/quicktime", "video/3gpp"),
  M4A("m4a", "audio/mp4"),
  MP3("mp3", "audio/mpeg"),
  WAV("wav", "audio/vnd.wave"),
  OPUS("opus", "audio/opus");

  private static final Detector DETECTOR = MimeTypes.getDefaultMimeTypes();

  private final String extension;
  private final List<String> names;

  FileType(String extension, String... names) {
    this.extension = extension;
    this.names = List.of(names);
  }

  /**
   * @param head the first bytes of a file
   */
  public static Optional<FileType> of(byte[] head) {
    try {
      return named(
          DETECTOR.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Optional<FileType> named(String mediaType) {
    return Arrays.stream(values()).filter(type -> type.isCalled(mediaType)).findFirst();
  }

  boolean isCalled(String mediaType) {
    return names.contains(mediaType);
  }

  /** As it is served. */
  public String mediaType() {
    return names.get(0);
  }

  public String extension() {
    return extension;
  }
}
