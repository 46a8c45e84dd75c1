package org.amaan.casework.dossier.document;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jboss.logging.Logger;

/**
 * Which warnings the renderer has, and no word of them: they quote what it lays out, which is the
 * text of a case.
 */
final class RendererLog implements XRLogger {

  private static final Logger LOG = Logger.getLogger(RendererLog.class);

  @Override
  public void log(Diagnostic warning) {
    LOG.warnf(
        "Renderer: %s %s",
        warning.getLogMessageId(),
        warning.hasError() ? warning.getError().getClass().getName() : "");
  }

  @Override
  public void log(String where, Level level, String message) {
    LOG.warnf("Renderer: %s", where);
  }

  @Override
  public void log(String where, Level level, String message, Throwable error) {
    LOG.warnf("Renderer: %s %s", where, error.getClass().getName());
  }

  @Override
  public void setLevel(String logger, Level level) {
    // The level is that of isLogLevelEnabled.
  }

  @Override
  public boolean isLogLevelEnabled(Diagnostic diagnostic) {
    return diagnostic.getLevel().intValue() >= Level.WARNING.intValue();
  }
}
