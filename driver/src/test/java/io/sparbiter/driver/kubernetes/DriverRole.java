package io.sparbiter.driver.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;

/**
 * The role of the driver's account, as k8s/base has it: one rule, for objects of the core in one namespace.
 *
 * @param resources what it may handle
 * @param verbs how
 */
record DriverRole(Set<String> resources, Set<String> verbs) {
    private static final List<String> OBJECTS = List.of("api", "v1", "namespaces", Overlay.NAMESPACE);

    static DriverRole read() {
        JsonNode rule = Manifests.one("base", "Role", "sparbiter-driver").at("/rules/0");
        return new DriverRole(words(rule.get("resources")), words(rule.get("verbs")));
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new TreeSet<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    boolean allows(String method, HttpUrl url) {
        List<String> path = url.pathSegments();
        int words = path.size() - OBJECTS.size();
        return (words == 1 || words == 2)
                && path.subList(0, OBJECTS.size()).equals(OBJECTS)
                && resources.contains(path.get(OBJECTS.size()))
                && verbs.contains(verb(method, url, words == 2));
    }

    private static String verb(String method, HttpUrl url, boolean isOfOne) {
        return switch (method) {
            case "GET" -> url.queryParameter("watch") != null ? "watch" : isOfOne ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> isOfOne ? "delete" : "deletecollection";
            default -> method;
        };
    }
}
