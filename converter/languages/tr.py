"""Turkish. Names are not inflected: the product stands before the question. Verbal nouns in -ma/-me are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "tr",
    Phrases(
        about=("{at}“{x}” hakkında ne bilmeliyim?", "{at}“{x}” konusunu açıklar mısın?", "{at}“{x}” ne hakkında?"),
        means=("{at}“{x}” ne demektir?", "{at}“{x}” ile ne kastedilir?", "{at}“{x}” nasıl tanımlanır?"),
        serves=("{at}{x} ne işe yarar?", "{at}{x} ne yapar?", "{at}{x} ne için kullanılır?"),
        how=("{at}{x} nasıl yapılır?", "{at}{x} adım adım nasıl yapılır?"),
        parameter=("{at}{x} için `{p}` parametresi ne işe yarar?", "{at}{x} için `{p}` ne anlama gelir?"),
        arguments=("{at}{x} hangi parametreleri alır?", "{at}{x} için sözdizimi nasıldır?"),
        returns=("{at}{x} ne döndürür?",),
        example=("{at}{x} için bir örnek gösterir misin?",),
        differ=("{at}{a} ile {b} arasındaki fark nedir?", "{at}{a} ve {b} birbirinden nasıl ayrılır?"),
        careful=("{at}“{x}” konusunda nelere dikkat etmeliyim?",),
        column=("{at}{x} için “{column}” sütununda ne yazar?",),
        error=("{at}{x} hatası alıyorum. Ne anlama gelir ve nasıl giderilir?",),
        generic={
            "use": ("{at}{x} nasıl kullanılır?",),
            "install": ("{at}{x} nasıl kurulur?",),
            "configure": ("{at}{x} nasıl yapılandırılır?",),
            "require": ("{at}{x} için neler gerekir?",),
            "about": ("{at}{x} nedir?",),
        },
    ),
    at="{a}: ",
    task=r"(?:\S+ ){1,6}\w{3,}(?:lama|leme|tırma|tirme|turma|türme|dırma|dirme|kurma|silme|ekleme|etme|yapma"
    r"|kullanma)$",
    question=r"(?:nasıl|neden|niçin|ne zaman|nerede|ne|hangi|kim|kaç) \S+",
    skip=r"(?:ayrıca bakınız|bakınız|içindekiler|kaynaklar|kaynakça|bağlantılar|lisans|teşekkürler|dizin"
    r"|daha fazla bilgi)",
    generic={
        "use": ("kullanım", "kullanımı"),
        "install": ("kurulum",),
        "configure": ("yapılandırma", "ayarlar"),
        "require": ("gereksinimler",),
        "about": ("giriş", "açıklama", "genel bakış", "tanım"),
    },
    columns={
        "key": "ad isim parametre seçenek alan sütun komut hata değişken anahtar değer karakter öğe tuş"
        " öznitelik".split(),
        "description": "açıklama anlam anlamı etki amaç".split(),
        "default": ("varsayılan", "öntanımlı"),
        "type": ("tür", "tip"),
    },
    leans=r"(?:Ancak|Bu|Bunlar|Bunun|Bununla|Böylece|Ayrıca|Aksi|O|Onlar|Sonra|Ama|Fakat|Ve|Veya|Ya da|Örneğin"
    r"|Şu|Burada"
    r"|Dolayısıyla|Son olarak|Öte yandan|Böyle)\b",
    action=r"(?:abone ol|takip edin|devamını oku|başa dön)\b",
)
