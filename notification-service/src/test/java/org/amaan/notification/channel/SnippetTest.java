package org.amaan.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnippetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "down for maintenance | down for maintenance",
        "expected whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw= here | expected *** here",
        "Authorization: Bearer abc.def-123456 | *** abc.def-123456",
        "got Bearer abcdef123456 instead | got *** instead",
        "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln no | token *** no",
        "{\"api_key\": \"very secret\", \"ok\": false} | {\"***, \"ok\": false}",
        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4= differs | *** differs",
        "Signature mismatch | Signature mismatch"
      })
  void withoutSecrets(String said, String shown) {
    assertThat(Snippet.of(said.getBytes(StandardCharsets.UTF_8))).isEqualTo(shown);
  }

  @Test
  void withoutWhatCannotBeSeen() {
    String said = "a\u0000b\u001b[31mc\r\nd\u202ee\u2028f\u00a0g";
    assertThat(Snippet.of(said.getBytes(StandardCharsets.UTF_8))).isEqualTo("a b [31mc d e f g");
    assertThat(Snippet.of(new byte[] {(byte) 0xff, (byte) 0xfe})).isEqualTo("\ufffd\ufffd");
  }

  @Test
  void fiveHundredCharactersWhateverTheyAre() {
    String shown = Snippet.of("😀 ".repeat(400).getBytes(StandardCharsets.UTF_8));
    assertThat(shown.codePointCount(0, shown.length())).isEqualTo(500);
  }
}
