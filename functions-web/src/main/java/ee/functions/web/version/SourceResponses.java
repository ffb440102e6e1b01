// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.version;

import ee.functions.ejb.version.VersionDownload;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The source of a version as a file to keep. Its entity tag is the SHA-256 of the bytes. */
final class SourceResponses {
    private SourceResponses() {}

    static Response of(VersionDownload source, Request request) {
        EntityTag tag = new EntityTag(sha256(source.content()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        MediaType type =
                source.isArchive() ? new MediaType("application", "zip") : new MediaType("text", "javascript", "UTF-8");
        return Response.ok(source.content(), type)
                .tag(tag)
                // Names are plain: no character of them needs to be quoted.
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + source.fileName() + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("This Java runtime has no SHA-256", unavailable);
        }
    }
}
