package org.amaan.notification.channel;

import java.time.ZoneId;
import java.util.List;

/**
 * Where it is sent.
 *
 * @param to a URL or an e-mail address
 * @param secrets what to sign with, the newest first; none where nothing is signed
 * @param language of a channel that has words of its own, BCP 47
 * @param zone in which such a channel names times
 */
public record Target(String to, List<byte[]> secrets, String language, ZoneId zone) {}
