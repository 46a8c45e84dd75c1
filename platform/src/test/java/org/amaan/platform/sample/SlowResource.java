package org.amaan.platform.sample;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.platform.web.LargeBody;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What takes long: large bodies, large answers, and a pool with one connection. */
@Path("/v1/slow")
@Produces("application/json")
public class SlowResource {

  public static final AtomicInteger BEGUN = new AtomicInteger();
  public static final AtomicInteger FAILED_READINGS = new AtomicInteger();
  public static final AtomicInteger FAILED_WRITINGS = new AtomicInteger();

  private final String url;
  private final String user;
  private final String password;

  SlowResource(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** Takes a body that is larger than others, as it comes. */
  @Singleton
  static class FileBody implements LargeBody {
    @Override
    public boolean isFor(String method, String path) {
      return path.equals("/v1/slow/file");
    }

    @Override
    public long limitBytes() {
      return 600_000;
    }
  }

  @POST
  @Path("file")
  @Consumes("*/*")
  public int file(InputStream body) throws IOException {
    BEGUN.incrementAndGet();
    try {
      return body.readAllBytes().length;
    } catch (IOException e) {
      FAILED_READINGS.incrementAndGet();
      throw e;
    }
  }

  /** A large answer, whether or not it is read. */
  @GET
  @Path("large")
  @Produces("application/octet-stream")
  public StreamingOutput large() {
    return out -> {
      BEGUN.incrementAndGet();
      try {
        for (int i = 0; i < 2_000; i++) {
          out.write(new byte[64 * 1024]);
        }
      } catch (IOException | RuntimeException e) {
        FAILED_WRITINGS.incrementAndGet();
        throw e;
      }
    };
  }

  /** Answers after a while, as a long poll does. */
  @GET
  @Path("poll")
  public String poll() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    never.await(5, TimeUnit.SECONDS);
    return "\"polled\"";
  }

  @GET
  @Path("exhausted-pool")
  public String exhaustedPool() throws SQLException {
    try (AgroalDataSource pool = pool();
        Connection only = pool.getConnection();
        Connection another = pool.getConnection()) {
      return only + " " + another;
    }
  }

  private AgroalDataSource pool() throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofMillis(50))
                        .connectionFactoryConfiguration(
                            to ->
                                to.jdbcUrl(url)
                                    .principal(new NamePrincipal(user))
                                    .credential(new SimplePassword(password)))));
  }
}
