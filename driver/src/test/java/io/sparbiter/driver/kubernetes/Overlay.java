package io.sparbiter.driver.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code kubectl apply -k k8s/overlays/cpu} makes, as far as pods need it; a test asks kustomize itself. */
final class Overlay {
    static final Path FOLDER = Manifests.ROOT.resolve("overlays/cpu");
    static final String NAMESPACE = kustomization("cronjob").get("namespace").asText();

    private static final String CRON_JOB = "sparbiter-nightly";

    private Overlay() {}

    private static JsonNode kustomization(String folder) {
        return Manifests.documents(Manifests.ROOT.resolve(folder).resolve(Manifests.KUSTOMIZATION))
                .get(0)
                .json();
    }

    static ConfigMap configMap() {
        JsonNode generator = kustomization("base").at("/configMapGenerator/0");
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(generator.get("name").asText())
                .endMetadata();
        generator
                .get("files")
                .forEach(file -> map.addToData(
                        file.asText(), read(Manifests.ROOT.resolve("base").resolve(file.asText()))));
        return map.build();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Service service() {
        Service service = as(
                Service.class,
                Manifests.one("cronjob", "Service", "sparbiter-driver").deepCopy());
        service.getMetadata().setNamespace(NAMESPACE);
        return service;
    }

    static CronJob cronJob() {
        ObjectNode json = Manifests.one("cronjob", "CronJob", CRON_JOB).deepCopy();
        CronJob job = as(CronJob.class, json);
        job.getMetadata().setNamespace(NAMESPACE);
        nameImage(template(job));
        return job;
    }

    private static void nameImage(PodTemplateSpec template) {
        JsonNode image = kustomization("overlays/cpu").at("/images/0");
        String name = image.get("newName").asText() + ":" + image.get("newTag").asText();
        template.getSpec().getContainers().forEach(container -> {
            container.setImage(name);
            container.getEnv().stream()
                    .filter(variable -> variable.getName().equals("SPARBITER_IMAGE"))
                    .forEach(variable -> variable.setValue(name));
        });
    }

    private static PodTemplateSpec template(CronJob job) {
        return job.getSpec().getJobTemplate().getSpec().getTemplate();
    }

    /** A pod that the CronJob's controller makes. */
    static Pod pod(String name) {
        PodTemplateSpec template = template(cronJob());
        return new PodBuilder()
                .withMetadata(template.getMetadata())
                .editMetadata()
                .withNamespace(NAMESPACE)
                .withName(name)
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
    }

    static <T> T as(Class<T> type, JsonNode json) {
        return Serialization.unmarshal(json.toString(), type);
    }
}
