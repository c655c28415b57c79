"""What is said to the operator about Google, each with its remedy."""

from typing import Final

AGAIN: Final = "espere unos minutos y repita la orden"
LINE: Final = "revise su conexión a Internet y repita la orden"
_API: Final = "https://console.cloud.google.com/apis/library/sheets.googleapis.com"
_READ_ONLY: Final = "https://www.googleapis.com/auth/spreadsheets.readonly"
_READ_WRITE: Final = "https://www.googleapis.com/auth/spreadsheets"
_CLOUD: Final = "https://www.googleapis.com/auth/cloud-platform"

NO_NETWORK: Final = f"No hay conexión con Google; {LINE}."
PORTAL: Final = (
    "Algo entre este equipo y Google contestó en su lugar (la página de acceso de una red pública, o un filtro "
    "de la oficina); abra el navegador, entre a la red y repita la orden."
)
NOT_GOOGLE: Final = (
    "No se pudo comprobar que quien contesta es Google (su certificado no es de confianza); si su oficina revisa "
    "el tráfico, indique el certificado de la oficina en REQUESTS_CA_BUNDLE; si no, cambie de red."
)
PROXY_AWAY: Final = "No contesta el proxy indicado en HTTPS_PROXY; corrija o quite esa variable y repita la orden."
PROXY_REFUSES: Final = "El proxy de la red no deja llegar a Google; pida que lo permita o corrija HTTPS_PROXY."
BAD_PROXY: Final = "La dirección de HTTPS_PROXY no está bien escrita; corríjala, por ejemplo http://proxy:8080."
NO_BUNDLE: Final = "No existe o no trae certificados el archivo de REQUESTS_CA_BUNDLE; corrija o quite esa variable."
WRONG_DAY: Final = (
    "El certificado de quien contesta por Google no vale en la fecha de este equipo; ponga en hora el reloj "
    "(ajuste automático) y repita la orden; si la hora está bien, cambie de red."
)
ALL_OF_TODAY: Final = (
    "Su proyecto de Google Cloud ya hizo todo lo que Google le permite en un día; repita la orden mañana, "
    "o descargue la hoja hoy e indique el .xlsx."
)
STRANGE: Final = (
    "La respuesta de Google llegó incompleta o no es la de una hoja; revise la conexión y repita la orden "
    "en un momento."
)
TOO_MANY_TABS: Final = "La hoja tiene demasiadas pestañas para leerla de una vez; borre las que no sean del plan."
TOO_BIG: Final = "La hoja es demasiado grande para leerla de una vez; borre las pestañas que no sean del plan."
NOT_ACCEPTED: Final = (
    "Google no aceptó las credenciales; cree otra clave de la cuenta de servicio, reemplace el archivo .json "
    "y repita la orden."
)
OTHER: Final = f"Google rechazó la lectura (respuesta {{}}); revise la dirección de la hoja, {AGAIN}."
OTHER_WRITING: Final = f"Google rechazó escribir la pestaña Validación (respuesta {{}}); no se cambió nada; {AGAIN}."
STATUSES: Final = {
    401: "Google no aceptó las credenciales; revise que sean las de su cuenta y repita la orden.",
    407: "El proxy de la red pide usuario y contraseña; escríbalos en HTTPS_PROXY y repita la orden.",
    413: TOO_MANY_TABS,
    414: TOO_MANY_TABS,
    511: PORTAL,
}

WRITING: Final = (  # the same for what is said only when the sheet is written
    (
        ("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions", "insufficient authentication scopes"),
        (
            "Sus credenciales solo tienen permiso de leer; repita "
            f"gcloud auth application-default login --scopes={_READ_WRITE},{_CLOUD} y después esta orden."
        ),
    ),
    (
        ("protected cell", "protected range", "protected sheet"),
        (
            "La pestaña Validación está protegida en la hoja; quítele la protección "
            "(Datos, Proteger hojas e intervalos) o pida a quien la puso que lo haga, y repita la orden."
        ),
    ),
    (
        ("above the limit of", "exceeds grid limits"),
        "La hoja llegó al máximo de celdas que Google permite; borre pestañas o renglones vacíos y repita la orden.",
    ),
)

REFUSALS: Final = (  # pieces of Google's reasons or message, and the sentence
    (
        ("SERVICE_DISABLED", "accessNotConfigured", "has not been used in project"),
        f"Falta activar la API de Google Sheets en su proyecto de Google Cloud; actívela en {_API}, {AGAIN}.",
    ),
    (
        ("API_KEY_INVALID", "API key not valid", "keyInvalid", "API key expired", "API Key not found"),
        (
            "Google no reconoce la clave de PAL_GOOGLE_API_KEY; cópiela de nuevo de Google Cloud, "
            "“APIs y servicios”, “Credenciales”."
        ),
    ),
    (
        ("API_KEY_", "ipRefererBlocked", "are blocked", "IP address restriction"),
        (
            "La clave de PAL_GOOGLE_API_KEY tiene restricciones que no dejan usarla aquí; en Google Cloud, "
            "“Credenciales”, permítale la API de Google Sheets y quítele la restricción por sitio, aplicación o IP."
        ),
    ),
    (
        ("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions", "insufficient authentication scopes"),
        (
            "Sus credenciales no tienen permiso de leer hojas; repita "
            f"gcloud auth application-default login --scopes={_READ_ONLY},{_CLOUD} y después esta orden."
        ),
    ),
    (
        ("CONSUMER_INVALID", "CONSUMER_SUSPENDED", "USER_PROJECT_DENIED", "BILLING_DISABLED", "PROJECT_DELETED"),
        (
            "El proyecto de Google Cloud de sus credenciales no sirve o se suspendió; revíselo en "
            "https://console.cloud.google.com o use credenciales de otro proyecto."
        ),
    ),
    (
        ("POLICY_VIOLATED", "ORG_RESTRICTION", "USER_BLOCKED_BY_ADMIN", "domainPolicy", "organization's policy"),
        (
            "La organización de Google a la que pertenece la hoja o la cuenta no deja leerla desde aquí; pida a quien "
            "administra esas cuentas que lo permita, o descargue la hoja e indique el .xlsx."
        ),
    ),
    (
        ("not supported for this document",),
        (
            "Ese archivo de Drive no es una hoja de Google sino uno de Office o de otro tipo; ábralo, use Archivo, "
            "“Guardar como hoja de cálculo de Google”, e indique la dirección nueva, o descárguelo e indique el .xlsx."
        ),
    ),
    (
        ("Unable to parse range",),
        (
            "Alguien cambió el nombre de una pestaña, o la borró, mientras se leía la hoja; "
            "repita la orden para leerla de nuevo."
        ),
    ),
)

TOKEN: Final = (  # the same for what the token's server says
    (
        ("Invalid JWT Signature", "Invalid signature"),
        (
            "La clave de la cuenta de servicio ya no sirve: se borró o se cambió; cree otra en Google Cloud, "
            "“Cuentas de servicio”, “Claves”, y reemplace el archivo .json."
        ),
    ),
    (
        ("reasonable timeframe", "short-lived token", "Invalid JWT: Token"),
        "El reloj de este equipo está mal; póngalo en hora (ajuste automático) y repita la orden.",
    ),
    (
        ("account not found", "disabled", "Not a valid email", "account has been deleted", "unauthorized_client"),
        (
            "La cuenta de servicio ya no existe o se desactivó; actívela en Google Cloud, “Cuentas de servicio”, "
            "o use el archivo .json de otra."
        ),
    ),
    (
        ("expired or revoked", "invalid_rapt", "eauthentication", "invalid_grant: Bad Request"),
        "Sus credenciales de Google vencieron; repita gcloud auth application-default login.",
    ),
    (
        ("invalid_scope",),
        "Google no dio permiso de leer hojas a esas credenciales; use el archivo .json de una cuenta de servicio.",
    ),
)
