// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody with a repository on the network. */
public final class Person {

    private final String did;
    private String handle;
    private final Map<String, Post> posts = new LinkedHashMap<>();
    private String displayName = "";
    private String description = "";
    private int followers;
    private boolean active = true;

    Person(String did, String handle) {
        this.did = did;
        this.handle = handle;
    }

    /** {@return the id that never changes} */
    public String did() {
        return did;
    }

    /** {@return the name that people use} */
    public String handle() {
        return handle;
    }

    void rename(String newHandle) {
        handle = newHandle;
    }

    /** Whether the account can be seen: it is neither deactivated nor taken down. */
    boolean isActive() {
        return active;
    }

    void setActive(boolean isActive) {
        active = isActive;
    }

    String displayName() {
        return displayName;
    }

    String description() {
        return description;
    }

    int followers() {
        return followers;
    }

    /** Posts of the repository by record key. */
    Map<String, Post> posts() {
        return posts;
    }

    void change(String newDisplayName, String newDescription, int newFollowers) {
        displayName = newDisplayName;
        description = newDescription;
        followers = newFollowers;
    }
}
