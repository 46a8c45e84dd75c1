package org.amaan.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.launcher.stack.Checkout;
import org.amaan.launcher.stack.EmbeddedKeycloak;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The blocks of a document run in a shell as they are printed, one after the other, and each
 * request is answered well. A comment before a block says that it is run, or why it is only parsed.
 */
class DocumentedRequestsTest {

  private static final Pattern BLOCK =
      Pattern.compile("(?m)(?:^<!-- (.*?) -->\\n)?^```(\\w*)\\n((?:.*\\n)*?)^```$");

  private static final Pattern ALLOWED_LAST = Pattern.compile("run; the last answers (\\d+)");
  private static final String PARSED = "parse only, because ";

  /** Notes how each request was answered, and what was answered when not well. */
  private static final String NOTING_CURL =
      """
      curl() {
        local code
        command curl -sS -o "$NOTES/body" -w '%{http_code}' "$@" > "$NOTES/code" 2> "$NOTES/error" || true
        code=$(tail -c 3 "$NOTES/code")
        echo "$code ${BASH_LINENO[0]}" >> "$NOTES/answers"
        case $code in 2*) ;; *) cat "$NOTES/body" "$NOTES/error" >> "$NOTES/faults" 2>/dev/null ;; esac
        case " $* " in *" -D - "*) head -c -3 "$NOTES/code" ;; *" -o /dev/null "*) ;; *) cat "$NOTES/body" 2>/dev/null ;; esac
      }
      """;

  private final Platform platform = Platform.running();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/integrate.md", "docs/trial.md"})
  void theBlocksRunAsPrinted(String document) throws Exception {
    String text = Files.readString(Checkout.find().root().resolve(document));
    prepare();
    StringBuilder session = new StringBuilder(NOTING_CURL);
    List<String> allowed = new ArrayList<>();
    int blocks = 0;
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String tag = block.group(1);
      String printed = onThisPlatform(block.group(3));
      if (!block.group(2).isEmpty()) {
        continue; // A picture, or another language.
      }
      if (tag == null) {
        fail("nothing says whether this block is run: " + printed);
      } else if (tag.startsWith(PARSED)) {
        assertThat(shell(List.of("bash", "-n", "-c", printed))).as(printed).isZero();
      } else {
        session.append(printed).append("echo end >> \"$NOTES/answers\"\n");
        Matcher last = ALLOWED_LAST.matcher(tag);
        allowed.add(last.matches() ? last.group(1) : "");
        assertThat(tag).matches("run(; the last answers \\d+)?");
      }
      blocks++;
    }
    assertThat(blocks).as("blocks in " + document).isGreaterThan(1);
    Path script = Files.writeString(folder.resolve("session.sh"), session);
    shell(List.of("bash", "-u", script.toString()));
    assertThat(faults(allowed)).as(read("faults") + read("log")).isEmpty();
  }

  /** What a reader has beside the document: the examples, a file to send, the demo's command. */
  private void prepare() throws IOException {
    Files.createSymbolicLink(folder.resolve("docs"), Checkout.find().root().resolve("docs"));
    Files.writeString(folder.resolve("passport.pdf"), "%PDF-1.4\n% fictional\n%%EOF\n");
    Path amaan =
        Files.writeString(
            folder.resolve("amaan"),
            """
            #!/usr/bin/env bash
            command curl -s %s/realms/amaan/protocol/openid-connect/token -d grant_type=client_credentials \\
              -d client_id="$2" -d client_secret="demo-$2" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/'
            """
                .formatted(EmbeddedKeycloak.url(platform.ports.keycloak())));
    assertThat(amaan.toFile().setExecutable(true)).isTrue();
  }

  /** The printed addresses are those of the demo. */
  private String onThisPlatform(String printed) {
    return printed
        .replace("http://127.0.0.1:8080", EmbeddedKeycloak.url(platform.ports.keycloak()))
        .replace("http://127.0.0.1:8081", platform.at.referral())
        .replace("http://127.0.0.1:8082", platform.at.casework())
        .replace("http://127.0.0.1:8083", platform.at.notification());
  }

  private int shell(List<String> command) throws Exception {
    ProcessBuilder shell = new ProcessBuilder(command).directory(folder.toFile());
    shell.environment().putAll(Map.of("NOTES", folder.toString()));
    shell.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    return shell.start().waitFor();
  }

  /** Requests that were not answered well, block by block. */
  private List<String> faults(List<String> allowed) throws IOException {
    List<String> faults = new ArrayList<>();
    int blocks = 0;
    List<String> of = new ArrayList<>();
    for (String answer : read("answers").lines().toList()) {
      if (!answer.equals("end")) {
        of.add(answer);
        continue;
      }
      String last = allowed.get(blocks++);
      for (int i = 0; i < of.size(); i++) {
        boolean isLast = i == of.size() - 1 && !last.isEmpty();
        if (isLast ? !of.get(i).startsWith(last) : !of.get(i).startsWith("2")) {
          faults.add("block " + blocks + ", request " + (i + 1) + ": " + of.get(i));
        }
      }
      of.clear();
    }
    if (blocks != allowed.size()) {
      faults.add("ended in block " + (blocks + 1));
    }
    return faults;
  }

  private String read(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? new String(Files.readAllBytes(file), UTF_8) : "";
  }
}
