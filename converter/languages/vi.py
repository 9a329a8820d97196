"""Vietnamese. Headings that begin with a verb of doing are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "vi",
    Phrases(
        about=("Tôi cần biết gì về “{x}”{at}?", "Hãy giải thích “{x}”{at}.", "Phần “{x}”{at} nói về điều gì?"),
        means=("“{x}”{at} nghĩa là gì?", "Thế nào là “{x}”{at}?", "“{x}” được định nghĩa ra sao{at}?"),
        serves=("{x}{at} dùng để làm gì?", "{x}{at} có tác dụng gì?"),
        how=("Làm thế nào để {x}{at}?", "Tôi muốn {x}{at}. Tôi phải làm gì?"),
        parameter=("Tham số `{p}` của {x}{at} dùng để làm gì?",),
        arguments=("{x}{at} có những tham số nào?", "Cú pháp của {x}{at} như thế nào?"),
        returns=("{x}{at} trả về gì?",),
        example=("Hãy cho xem ví dụ về {x}{at}.",),
        differ=("{a} và {b}{at} khác nhau thế nào?", "Sự khác biệt giữa {a} và {b}{at} là gì?"),
        careful=("Cần lưu ý điều gì về “{x}”{at}?",),
        column=("Cột “{column}” ghi gì cho {x}{at}?",),
        error=("Tôi gặp lỗi {x}{at}. Lỗi này nghĩa là gì và sửa thế nào?",),
        generic={
            "use": ("Dùng {x}{at} như thế nào?",),
            "install": ("Cài đặt {x}{at} như thế nào?",),
            "configure": ("Cấu hình {x}{at} như thế nào?",),
            "require": ("Cần những gì cho {x}{at}?",),
            "about": ("{x}{at} là gì?",),
        },
    ),
    at=" trong {a}",
    task=r"(?:cài đặt|cấu hình|tạo|sử dụng|dùng|thiết lập|xóa|xoá|thêm|mở|lưu|kiểm tra|khởi động|chạy|quản lý"
    r"|thay đổi|sửa"
    r"|chọn|tải|nâng cấp|cập nhật|chuẩn bị|phân vùng|khắc phục|sao lưu|phục hồi|gỡ bỏ|kết nối|nhập|xuất|lấy|ghi) \S",
    question=r"(?:làm sao|làm thế nào|tại sao|vì sao|khi nào|ở đâu|cái gì|ai|bao nhiêu) \S+",
    skip=r"(?:xem thêm|mục lục|nội dung|tham khảo|tài liệu tham khảo|liên kết|giấy phép|lời cảm ơn|chỉ mục)",
    generic={
        "use": ("cách dùng", "sử dụng"),
        "install": ("cài đặt",),
        "configure": ("cấu hình", "thiết lập"),
        "require": ("yêu cầu",),
        "about": ("giới thiệu", "mô tả", "tổng quan"),
    },
    columns={
        "key": "tên|tham số|tùy chọn|trường|cột|lệnh|lỗi|biến|khóa|giá trị|ký tự|phần tử|phím|thuộc tính".split("|"),
        "description": "mô tả|ý nghĩa|tác dụng|giải thích|mục đích".split("|"),
        "default": ("mặc định", "giá trị mặc định"),
        "type": ("kiểu", "loại"),
    },
    leans=r"(?:Tuy nhiên|Vì vậy|Do đó|Ngoài ra|Nếu không|Khi đó|Sau đó|Nhưng|Và|Hoặc|Ví dụ|Trong trường hợp này"
    r"|Điều này"
    r"|Đây|Đó|Nó|Chúng|Họ|Cũng|Ở đây|Cuối cùng|Thế nên)\b",
    action=r"(?:đăng ký|theo dõi chúng tôi|đọc thêm|về đầu trang)\b",
)
