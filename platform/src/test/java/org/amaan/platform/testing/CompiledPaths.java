package org.amaan.platform.testing;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import groovy.lang.Script;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.memoize.LRUCache;

/**
 * REST Assured has Groovy compile a path such as {@code items.id} each time that a test asks for
 * it, which takes five milliseconds. With this, each is compiled once.
 */
final class CompiledPaths extends DelegatingMetaClass {

  private static final int AT_MOST = 1_000;

  private final LRUCache<String, Class<? extends Script>> compiled = new LRUCache<>(AT_MOST);

  private CompiledPaths(MetaClass shell) {
    super(shell);
  }

  /** When the service under test starts. */
  @Singleton
  static class AtStart {
    void begin(@Observes StartupEvent start) {
      install();
    }
  }

  private static void install() {
    MetaClassRegistry classes = GroovySystem.getMetaClassRegistry();
    CompiledPaths paths = new CompiledPaths(classes.getMetaClass(GroovyShell.class));
    paths.initialize();
    classes.setMetaClass(GroovyShell.class, paths);
  }

  @Override
  public Object invokeMethod(Object shell, String method, Object[] arguments) {
    return method.equals("evaluate")
            && arguments.length == 1
            && arguments[0] instanceof CharSequence path
        ? evaluate((GroovyShell) shell, path.toString())
        : super.invokeMethod(shell, method, arguments);
  }

  private Object evaluate(GroovyShell shell, String path) {
    Class<? extends Script> script = compiled.getAndPut(path, text -> shell.parse(text).getClass());
    return InvokerHelper.createScript(script, shell.getContext()).run();
  }
}
