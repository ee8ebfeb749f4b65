// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

/** A record of the CRM. */
final class CrmRecord {

    private final String kind;
    private final String key;
    private final String ref;
    private final String parent;
    private String words;
    private long revision = 1;

    CrmRecord(String kind, String key, String ref, String words, String parent) {
        this.kind = kind;
        this.key = key;
        this.ref = ref;
        this.words = words;
        this.parent = parent;
    }

    void revise(long newRevision, String newWords) {
        revision = newRevision;
        words = newWords;
    }

    String kind() {
        return kind;
    }

    String key() {
        return key;
    }

    String ref() {
        return ref;
    }

    String parent() {
        return parent;
    }

    String words() {
        return words;
    }

    long revision() {
        return revision;
    }
}
