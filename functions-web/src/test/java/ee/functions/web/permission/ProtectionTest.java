// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The descriptors put everything behind {@link AuthenticationFilter}, and leave it to that when a token is verified. */
class ProtectionTest {
    @Test
    void everyNewRequestComesToTheFilterBeforeAnythingThatAnswers() throws Exception {
        Document web = descriptor("web.xml");

        assertThat(texts(web, "filter-mapping", "filter-name")).containsExactly("request-id", "authentication");
        assertThat(texts(web, "filter-mapping", "url-pattern")).containsExactly("/*", "/*");
        assertThat(texts(web, "filter-mapping", "dispatcher")).containsExactly("REQUEST", "REQUEST");
        assertThat(texts(web, "filter", "filter-class")).element(1).isEqualTo(AuthenticationFilter.class.getName());
        assertThat(texts(web, "filter", "async-supported")).containsExactly("true", "true");
    }

    @Test
    void theContainerVerifiesOnlyWhenTheFilterAsks() throws Exception {
        assertThat(descriptor("web.xml")
                        .getElementsByTagName("security-constraint")
                        .getLength())
                .isZero();
        assertThat(texts(descriptor("jboss-web.xml"), "jboss-web", "proactive-authentication"))
                .containsExactly("false");
    }

    private static Document descriptor(String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("src/main/webapp/WEB-INF", name).toFile());
    }

    private static List<String> texts(Document document, String parent, String child) {
        List<String> texts = new ArrayList<>();
        NodeList parents = document.getElementsByTagName(parent);
        for (int i = 0; i < parents.getLength(); i++) {
            NodeList children = ((Element) parents.item(i)).getElementsByTagName(child);
            for (int j = 0; j < children.getLength(); j++) {
                texts.add(children.item(j).getTextContent());
            }
        }
        return texts;
    }
}
