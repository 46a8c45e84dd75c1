package org.amaan.casework.dossier.document;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.trace.ResolveEvent;
import io.quarkus.qute.trace.TraceListener;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which expressions of the templates have written something since it was opened. */
public final class WrittenExpressions implements TraceListener, AutoCloseable {

  private final Set<String> written = new TreeSet<>();

  public WrittenExpressions() {
    DocumentWriter.TEMPLATES.addTraceListener(this);
  }

  @Override
  public synchronized void onAfterResolve(ResolveEvent event) {
    written.add(named(event.getTemplateNode()));
  }

  /** Those of these templates that have not, by template and line. */
  public Set<String> missing(List<String> templates) {
    Set<String> missing = new TreeSet<>();
    for (String name : templates) {
      Template template = DocumentWriter.TEMPLATES.getTemplate(name);
      template.findNodes(TemplateNode::isExpression).stream()
          .map(WrittenExpressions::named)
          .filter(expression -> !written.contains(expression))
          .forEach(missing::add);
    }
    return missing;
  }

  private static String named(TemplateNode node) {
    TemplateNode.Origin at = node.getOrigin();
    return "%s:%d:%d %s"
        .formatted(at.getTemplateId(), at.getLine(), at.getLineCharacterStart(), node);
  }

  @Override
  public void close() {
    DocumentWriter.TEMPLATES.removeTraceListener(this);
  }
}
