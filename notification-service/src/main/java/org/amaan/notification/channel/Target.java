package org.amaan.notification.channel;

import java.util.List;

/**
 * Where it is sent.
 *
 * @param secrets what to sign with, the newest first
 */
public record Target(String url, List<byte[]> secrets) {}
