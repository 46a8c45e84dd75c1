package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of a script in {@code deploy/database}, without psql. */
public final class InitScript {

  private static final Pattern VARIABLE = Pattern.compile(":'([a-z_]+)'");

  private final List<String> statements;

  private InitScript(List<String> statements) {
    this.statements = statements;
  }

  public static InitScript read(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InitScript of(String text) {
    String sql = text.replaceAll("(?m)^--.*$", "");
    return new InitScript(
        Arrays.stream(sql.split(";\\s*(\\n|$)", -1))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .toList());
  }

  public List<String> statements() {
    return statements;
  }

  /** Every statement, with {@code :'name'} as the quoted value of that variable. */
  List<String> statements(UnaryOperator<String> variables) {
    return statements.stream().map(statement -> filled(statement, variables)).toList();
  }

  /** What makes one of the databases, under another name: the roles are the cluster's already. */
  public List<String> database(String database, String name) {
    Pattern about = Pattern.compile("\\bDATABASE " + database + "\\b");
    return statements.stream()
        .filter(statement -> about.matcher(statement).find())
        .map(statement -> about.matcher(statement).replaceAll("DATABASE " + name))
        .toList();
  }

  /** Differs when the statements do; comments and secrets do not count. */
  String fingerprint() {
    return EmbeddedKeycloak.fingerprint(String.join(";", statements));
  }

  private static String filled(String statement, UnaryOperator<String> variables) {
    return VARIABLE.matcher(statement).replaceAll(found -> quoted(variables, found));
  }

  private static String quoted(UnaryOperator<String> variables, MatchResult found) {
    String value = variables.apply(found.group(1)).replace("'", "''");
    return Matcher.quoteReplacement("'" + value + "'");
  }
}
