package org.amaan.platform.architecture.offending.one;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.amaan.platform.architecture.offending.two.OpenRepository;
import org.amaan.platform.architecture.offending.two.Peer;
import org.amaan.platform.architecture.sibling.Sibling;

/**
 * Begins a transaction under a name that is no use case's, asks the database and a peer in it,
 * reads for nobody, uses another feature's repository and a sibling's class, and takes the
 * machine's time.
 */
public class EverythingManager {

  private final OpenRepository repository = new OpenRepository();

  @Transactional
  public List<Object> everything(EntityManager database, Peer peer, Sibling sibling) {
    database.createNativeQuery("SELECT 1").getResultList();
    peer.call(Instant.now() + sibling.toString());
    return repository.listAll();
  }
}
