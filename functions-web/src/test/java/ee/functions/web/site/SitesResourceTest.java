// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import ee.functions.ejb.permission.Permission;
import ee.functions.web.fixture.WebLayer;
import ee.functions.web.fixture.WebLayer.Answer;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitesResourceTest {
    private final WebLayer web = new WebLayer();

    @Test
    void sitesAreToldToWhoeverHasAToken() {
        web.permissions = EnumSet.noneOf(Permission.class);

        assertThat(web.call("GET", "/sites").send().text())
                .isEqualTo("{\"sites\":[{\"id\":\"site-1\",\"name\":\"Shop\"}]}");
        assertThat(web.call("GET", "/sites/site-1").send().text()).isEqualTo("{\"id\":\"site-1\",\"name\":\"Shop\"}");
    }

    @Test
    void siteIsNamedAndLosesItsName() {
        assertThat(web.call("PATCH", "/sites/site-2")
                        .body("{\"name\":\"Shop\"}")
                        .send()
                        .text())
                .isEqualTo("{\"id\":\"site-2\",\"name\":\"Shop\"}");
        assertThat(web.call("PATCH", "/sites/site-2")
                        .body("{\"name\":null}")
                        .send()
                        .text())
                .isEqualTo("{\"id\":\"site-2\",\"name\":\"site-2\"}");
        assertThat(web.services.asked).containsExactly(List.of("site-2", "Shop"), "site-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":7}"})
    void nameMustBeGiven(String body) {
        Answer answer = web.call("PATCH", "/sites/site-2").body(body).send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getJsonObject("error_details")).containsKey("name");
    }
}
