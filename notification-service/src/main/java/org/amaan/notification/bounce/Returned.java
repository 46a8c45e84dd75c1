package org.amaan.notification.bounce;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.amaan.notification.email.Trouble;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;
import org.jspecify.annotations.Nullable;

/**
 * A delivery status notification (RFC 3464) that says that a mail could not be delivered.
 *
 * @param recipients to whom it came: the envelope addresses that it may answer
 * @param status enhanced status, such as 5.1.1
 * @param diagnostic what the server said that refused it
 */
record Returned(List<String> recipients, String status, String diagnostic) {

  private static final int LARGEST = 1 << 20;
  private static final String REPORT = "multipart/report";

  /** There is no such mailbox. */
  boolean isGone() {
    return Trouble.of(status) == Trouble.NO_SUCH_MAILBOX;
  }

  /** Empty for any other mail: a delay, a success, an answer of a person or of a machine. */
  static Optional<Returned> read(Message mail) throws MessagingException, IOException {
    if (mail.getSize() > LARGEST || !mail.isMimeType(REPORT)) {
      return Optional.empty();
    }
    if (!(copy(mail).getContent() instanceof MultipartReport report)
        || !(report.getReport() instanceof DeliveryStatus statuses)) {
      return Optional.empty();
    }
    return IntStream.range(0, statuses.getRecipientDSNCount())
        .mapToObj(statuses::getRecipientDSN)
        .filter(one -> value(one, "Action").toLowerCase(Locale.ROOT).equals("failed"))
        .findFirst()
        .map(
            one ->
                new Returned(
                    recipients(mail), value(one, "Status"), value(one, "Diagnostic-Code")));
  }

  /** As a whole: what IMAP shows of the parts is read in another way by each server. */
  private static MimeMessage copy(Message mail) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static String value(InternetHeaders headers, String name) {
    return Objects.requireNonNullElse(headers.getHeader(name, null), "").strip();
  }

  private static List<String> recipients(Message mail) {
    try {
      return Stream.concat(
              addresses(mail.getAllRecipients()),
              Stream.of("Delivered-To", "X-Original-To", "Envelope-To")
                  .flatMap(name -> headers(mail, name)))
          .distinct()
          .toList();
    } catch (MessagingException unreadable) {
      return List.of();
    }
  }

  private static Stream<String> addresses(Address @Nullable [] addresses) {
    return addresses == null
        ? Stream.empty()
        : Arrays.stream(addresses).map(one -> ((InternetAddress) one).getAddress());
  }

  private static Stream<String> headers(Message mail, String name) {
    try {
      String[] found = mail.getHeader(name);
      return found == null ? Stream.empty() : Arrays.stream(found);
    } catch (MessagingException unreadable) {
      return Stream.empty();
    }
  }
}
